package org.xasmapper.ij.bridge;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;
import ij.plugin.Macro_Runner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imagej.patcher.LegacyInjector;

/**
 * Runs an ImageJ macro without a screen and tells the truth in its exit status: 0 if the macro ran to its end,
 * 1 if it or a command in it failed (the reason is on standard error), 2 if it could not be read.
 * <p>
 * Plain ImageJ cannot do this by itself: it needs a display even for a macro that shows nothing, and ends with
 * status 0 whatever happened.
 */
public final class HeadlessMacro {

	private HeadlessMacro() {}

	/** @param args the macro's file and the string that its {@code getArgument()} returns */
	public static void main(final String... args) {
		// Before the first ImageJ class is loaded: this makes them work without a display.
		LegacyInjector.preinit();
		System.exit(run(Path.of(args[0]), args.length > 1 ? args[1] : ""));
	}

	private static int run(final Path file, final String argument) {
		final String macro;
		try {
			macro = Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			System.err.println("Cannot read the macro " + file.toAbsolutePath() + ".");
			return 2;
		}
		final String error = Macros.run(file.toAbsolutePath().toString(), macro, argument);
		if (error == null) return 0;
		System.err.println(file.getFileName() + ": " + error);
		return 1;
	}

	/** Kept apart so that no ImageJ class is loaded before the patch. */
	private static final class Macros {

		/** @return what went wrong, or null */
		static String run(final String path, final String macro, final String argument) {
			IJ.getErrorMessage(); // forgets older errors
			Macro_Runner.setFilePath(path); // getInfo("macro.filepath")
			final Interpreter interpreter = new Interpreter();
			try {
				interpreter.run(macro, argument);
			}
			catch (final Throwable e) {
				if (interpreter.wasError()) return interpreter.getErrorMessage();
				if (Macro.MACRO_CANCELED.equals(e.getMessage())) return "ended by exit() or Esc";
				return MacroFault.inWords(e, macro, interpreter.getLineNumber());
			}
			return interpreter.wasError() ? interpreter.getErrorMessage() : IJ.getErrorMessage();
		}
	}
}
