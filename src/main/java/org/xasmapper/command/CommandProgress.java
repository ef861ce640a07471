package org.xasmapper.command;

import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import org.scijava.task.Task;
import org.xasmapper.ij.bridge.ImageJProgress;
import org.xasmapper.spectrum.Progress;

/** Progress of a command: ImageJ's status bar and Esc key, Fiji's list of tasks, and an interrupt of the thread that runs it. */
final class CommandProgress implements Progress {

	private static final int STEPS = 1000;

	private final Task task;
	private final Thread caller = Thread.currentThread();
	private final boolean holdsWindows = EventQueue.isDispatchThread();
	private final ImageJProgress statusBar;

	CommandProgress(final Task task) {
		this.task = task;
		this.statusBar = new ImageJProgress(() -> task.isCanceled() || caller.isInterrupted());
		tell(() -> {
			task.setProgressMaximum(STEPS);
			task.start();
		});
	}

	@Override
	public void report(final String activity, final double fraction) {
		statusBar.report(activity, fraction);
		tell(() -> {
			task.setStatusMessage(activity);
			task.setProgressValue(Math.round(fraction * STEPS));
		});
	}

	@Override
	public boolean isCancelled() {
		return statusBar.isCancelled();
	}

	/** The task is over, whatever became of it. */
	void finish() {
		tell(task::finish);
	}

	/**
	 * Changes the task on the thread of windows, where SciJava tells those who listen. From any other thread SciJava would wait
	 * for them by itself, and forget an interrupt that comes meanwhile; this wait keeps it. Where that very thread runs the
	 * command, its workers must not wait.
	 */
	private void tell(final Runnable change) {
		if (EventQueue.isDispatchThread()) change.run();
		else if (holdsWindows) EventQueue.invokeLater(change);
		else CompletableFuture.runAsync(change, EventQueue::invokeLater).join();
	}
}
