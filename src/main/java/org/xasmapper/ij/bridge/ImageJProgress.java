package org.xasmapper.ij.bridge;

import ij.IJ;
import java.util.function.BooleanSupplier;
import org.xasmapper.spectrum.Progress;

/** Progress in ImageJ's status bar and, if wanted, on the console. The Esc key cancels. */
public final class ImageJProgress implements Progress {

	private final BooleanSupplier otherCancel;
	private final ConsoleProgress console = new ConsoleProgress();

	/** @param otherCancel another way to cancel, such as a button in Fiji's list of tasks */
	public ImageJProgress(final BooleanSupplier otherCancel) {
		this.otherCancel = otherCancel;
	}

	@Override
	public void report(final String activity, final double fraction) {
		// First, since the status bar cuts off what is long, such as the losses of a training.
		IJ.showStatus("(Esc cancels) " + activity);
		IJ.showProgress(fraction);
		console.report(activity, fraction);
	}

	@Override
	public boolean isCancelled() {
		return IJ.escapePressed() || otherCancel.getAsBoolean();
	}
}
