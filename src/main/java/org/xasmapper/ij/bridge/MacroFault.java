package org.xasmapper.ij.bridge;

import java.awt.HeadlessException;
import java.util.Arrays;

/** Says in words what an exception means that a macro's function of ImageJ, or a plugin that it runs, did not expect. */
final class MacroFault {

	private static final String READERS = "ij.io.";
	private static final String HEADLESS = "net.imagej.patcher.Headless";
	private static final int LONGEST = 200;

	private MacroFault() {}

	/**
	 * @param problem as it came out of ImageJ's interpreter
	 * @param macro its text
	 * @param line that the interpreter was at; the first is 1
	 * @return where it happened, and what the person can do
	 */
	static String inWords(final Throwable problem, final String macro, final int line) {
		if (problem instanceof OutOfMemoryError) return Fault.inWords(problem).getMessage();
		return "line " + line + ", " + text(macro, line) + " - " + reason(problem);
	}

	private static String text(final String macro, final int line) {
		final String[] lines = macro.split("\\R", -1);
		final String text = line < 1 || line > lines.length ? "" : lines[line - 1].trim();
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
	}

	private static String reason(final Throwable problem) {
		if (problem instanceof StackOverflowError) return "A function calls itself without end.";
		if (problem instanceof HeadlessException || isIn(HEADLESS, problem)) {
			return "This needs a window, and the macro runs without one. Run it in ImageJ's window, or leave this line out.";
		}
		if (isIn(READERS, problem)) {
			return "ImageJ's own reader failed: the file is damaged or of a kind that it does not know. Open it with XAS Open..., " +
				"which reads it or says what is wrong with it.";
		}
		return "ImageJ, or the plugin that this runs, failed with a mistake of its own (" + problem.getClass().getSimpleName() +
			place(problem) + "). Check what this line was given, or leave it out.";
	}

	private static boolean isIn(final String code, final Throwable problem) {
		return Arrays.stream(problem.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith(code));
	}

	private static String place(final Throwable problem) {
		final StackTraceElement[] trace = problem.getStackTrace();
		return trace.length == 0 ? "" : " at " + trace[0];
	}
}
