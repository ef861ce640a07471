package org.xasmapper.ij.bridge;

import ij.IJ;
import ij.Macro;
import javax.swing.JOptionPane;
import javax.swing.JTextArea;
import org.xasmapper.spectrum.XasException;

/** Tells a person once, and in words, what stopped a command: in a dialog, or as the error that ends a macro. */
public final class Fault {

	private static final String OWN_CODE = "org.xasmapper.";
	private static final int DIALOG_COLUMNS = 60;
	private static final int MACRO_COLUMNS = 90;
	private static final int LONGEST = 400;

	private Fault() {}

	/** @return the problem in words; itself if it has them */
	public static XasException inWords(final Throwable problem) {
		if (problem instanceof XasException) return (XasException) problem;
		if (problem instanceof OutOfMemoryError) {
			return new XasException("There is not enough memory. Give ImageJ more in Edit > Options > Memory & Threads..., or work " +
				"on a part of the stack.", problem);
		}
		return new XasException("An unexpected problem, which is a mistake in XAS Mapper: " + oneLine(problem) + place(problem) +
			". Please report it with this text.", problem);
	}

	/**
	 * Shows a message that ends a command, and the macro or script that called it.
	 *
	 * @param title of the command
	 */
	public static void show(final String title, final String message) {
		final boolean window = Screen.hasWindow();
		final boolean macro = Caller.isMacro() || Macro.getOptions() != null;
		if (window && !macro && !IJ.redirectingErrorMessages()) Screen.run(() -> dialog(title, message));
		else IJ.error(title, window ? wrapped(message) : message);
	}

	/** Its text can be selected and copied. */
	private static void dialog(final String title, final String message) {
		final JTextArea text = new JTextArea(message, 0, DIALOG_COLUMNS);
		text.setLineWrap(true);
		text.setWrapStyleWord(true);
		text.setEditable(false);
		text.setOpaque(false);
		// A text area knows how many lines it takes once it knows its width.
		text.setSize(text.getPreferredSize().width, Integer.MAX_VALUE);
		JOptionPane.showMessageDialog(IJ.getInstance(), text, title, JOptionPane.ERROR_MESSAGE);
	}

	/** ImageJ's dialogs do not break lines by themselves. */
	private static String wrapped(final String message) {
		final StringBuilder lines = new StringBuilder();
		int column = 0;
		for (final String word : message.split(" ")) {
			if (column > 0 && column + word.length() > MACRO_COLUMNS) {
				lines.append('\n');
				column = 0;
			}
			lines.append(column == 0 ? "" : " ").append(word);
			column += word.length() + 1;
		}
		return lines.toString();
	}

	private static String oneLine(final Throwable problem) {
		final String text = problem.toString().replaceAll("\\s+", " ");
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
	}

	/** @return where in XAS Mapper it happened */
	private static String place(final Throwable problem) {
		for (final StackTraceElement frame : problem.getStackTrace()) {
			if (frame.getClassName().startsWith(OWN_CODE)) return " (at " + frame + ")";
		}
		return "";
	}
}
