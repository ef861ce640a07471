package org.xasmapper.ij.bridge;

/** Who runs a command: known from the calls that this thread is in, since ImageJ's own answers hold for all threads. */
public final class Caller {

	private static final String MACRO = "ij.macro.";

	private Caller() {}

	/** @return whether a macro of ImageJ calls; another may well run on another thread while a person uses the menu */
	static boolean isMacro() {
		return isCalledBy(MACRO);
	}

	/** @return whether ImageJ calls, by the menu or by {@code run}, and not a program through SciJava */
	public static boolean isImageJ() {
		return isCalledBy(CommandBridge.class.getName());
	}

	private static boolean isCalledBy(final String start) {
		return StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(start)));
	}
}
