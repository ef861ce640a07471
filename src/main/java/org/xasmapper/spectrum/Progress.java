package org.xasmapper.spectrum;

import java.util.concurrent.CancellationException;

/**
 * Tells the user how far a long job is, and the job whether the user has had enough. Implementations
 * must accept calls from any thread; jobs call {@link #check()} several times a second.
 */
public interface Progress {

	/** Reports nothing and is never cancelled. */
	Progress NONE = new Progress() {

		@Override
		public void report(final String activity, final double fraction) {}

		@Override
		public boolean isCancelled() {
			return false;
		}
	};

	/**
	 * @param activity what is being done, for the status bar, such as "Normalizing spectra"
	 * @param fraction how much of this activity is done, 0 to 1
	 */
	void report(String activity, double fraction);

	/** @return whether the user asked to stop */
	boolean isCancelled();

	/** @throws CancellationException if the user asked to stop, or the thread that does the job was interrupted; it stays so */
	default void check() {
		if (Workers.isInterrupted() || isCancelled()) throw new CancellationException("Cancelled.");
	}
}
