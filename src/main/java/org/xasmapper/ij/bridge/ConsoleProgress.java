package org.xasmapper.ij.bridge;

/**
 * Progress as lines on the console, for a person who runs a macro without a window: at once what begins, then a line now and
 * then, so that the log of a machine that runs it stays short. Only with {@code -Dxas.progress=true}.
 */
final class ConsoleProgress {

	private static final boolean WANTED = Boolean.getBoolean("xas.progress");

	/** Nanoseconds between lines. */
	private static final long PAUSE = 2_000_000_000L;

	private long last;
	private boolean begun;

	synchronized void report(final String activity, final double fraction) {
		if (!WANTED || begun && System.nanoTime() - last < PAUSE) return;
		begun = true;
		last = System.nanoTime();
		System.out.println(line(activity, fraction));
	}

	static String line(final String activity, final double fraction) {
		return String.format("%3d %%  %s", Math.round(100 * fraction), activity);
	}
}
