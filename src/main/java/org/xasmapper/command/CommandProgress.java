package org.xasmapper.command;

import org.scijava.task.Task;
import org.xasmapper.ij.bridge.ImageJProgress;
import org.xasmapper.spectrum.Progress;

/** Progress of a command: ImageJ's status bar and Esc key, Fiji's list of tasks, and an interrupt of the thread that runs it. */
final class CommandProgress implements Progress {

	private static final int STEPS = 1000;

	private final Task task;
	private final Thread caller = Thread.currentThread();
	private final ImageJProgress statusBar;

	CommandProgress(final Task task) {
		this.task = task;
		this.statusBar = new ImageJProgress(() -> task.isCanceled() || caller.isInterrupted());
		task.setProgressMaximum(STEPS);
	}

	@Override
	public void report(final String activity, final double fraction) {
		statusBar.report(activity, fraction);
		task.setStatusMessage(activity);
		task.setProgressValue(Math.round(fraction * STEPS));
	}

	@Override
	public boolean isCancelled() {
		return statusBar.isCancelled();
	}
}
