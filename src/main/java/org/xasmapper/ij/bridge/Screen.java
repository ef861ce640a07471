package org.xasmapper.ij.bridge;

import ij.IJ;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CancellationException;

/** Whether somebody looks, and the thread that windows and dialogs belong to. */
final class Screen {

	private Screen() {}

	/** @return whether ImageJ's window is up */
	static boolean hasWindow() {
		return IJ.getInstance() != null && !GraphicsEnvironment.isHeadless();
	}

	/**
	 * Runs a job on the thread of windows and waits for its end.
	 *
	 * @throws CancellationException if the waiting thread is interrupted; it stays so
	 */
	static void run(final Runnable job) {
		if (EventQueue.isDispatchThread()) {
			job.run();
			return;
		}
		try {
			EventQueue.invokeAndWait(job);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled.");
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e.getCause());
		}
	}
}
