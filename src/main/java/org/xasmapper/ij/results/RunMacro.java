package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The macro {@code run.ijm}, which repeats a run into the folder that it lies in, wherever that was moved to. Its code is plain
 * ASCII, since ImageJ reads macros in the encoding of the machine; whatever a name holds, it stays within its quotes.
 */
public final class RunMacro {

	public static final String FILE = "run.ijm";

	private static final int FIRST_PRINTABLE = 0x20;
	private static final int LAST_PRINTABLE = 0x7e;

	private final String command;
	private final Map<String, String> options = new LinkedHashMap<>();
	private final List<String> remarks = new ArrayList<>();
	private final StringBuilder openings = new StringBuilder();

	/**
	 * @param command its label in the menu
	 * @param parameters of the run, by the macro's keys, with absolute paths; without images and without the output folder
	 */
	public RunMacro(final String command, final Map<String, ?> parameters) {
		this.command = command;
		parameters.forEach((key, value) -> options.put(key, String.valueOf(value)));
	}

	/** Gives an option another value, by which the macro finds again what the run was given. */
	public RunMacro with(final String key, final Object value) {
		options.put(key, String.valueOf(value));
		return this;
	}

	/** Adds a line for the reader. */
	public RunMacro remark(final String line) {
		// A line break would end the comment, and what comes after it would be code.
		remarks.add(line.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "));
		return this;
	}

	/**
	 * Opens an image first; that which is opened last is the one that the command works on.
	 *
	 * @param file that lies beside the macro
	 * @param image that it holds; it gets the title again that it had in the run
	 */
	public RunMacro open(final String file, final ImagePlus image) {
		final String path = "folder + " + literal(file);
		// What is larger than the memory now will be then.
		openings.append(image.getStack().isVirtual() ? "run(\"TIFF Virtual Stack...\", \"open=[\" + " + path + " + \"]\");\n" : "open(" + path +
			");\n").append("rename(").append(literal(image.getTitle())).append(");\n");
		return this;
	}

	/** @param folder that the results are written to */
	String text(final Path folder) {
		final String code = openings + run(slashed(folder));
		final String place = "folder = " + literal(slashed(folder)) + ";\n";
		final StringBuilder text = new StringBuilder("// Repeats ").append(command.replace("...", "")).append(
			" as it was run, into the folder of this macro.\n");
		for (int i = 0; i < remarks.size(); i++) {
			// Fiji takes a comment that begins with @ for a parameter of a script; these begin with a word.
			text.append("// step ").append(i + 1).append(": ").append(remarks.get(i)).append('\n');
		}
		return text.append(place).append(ownFolder(place + code)).append(code).toString();
	}

	/** ImageJ knows the macro file that it opened last; whether that is this one, the name in it tells. */
	private static String ownFolder(final String code) {
		final UUID name = UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8));
		return "file = getInfo(\"macro.filepath\");\n" +
			"if (endsWith(file, \"" + FILE + "\") && File.exists(file)) {\n" +
			"\tif (indexOf(File.openAsString(file), \"" + name + "\") >= 0) folder = File.getDirectory(file);\n}\n";
	}

	private String run(final String folder) {
		final StringBuilder given = new StringBuilder();
		for (final Map.Entry<String, String> option : options.entrySet()) {
			final String quotes = quotes(option.getValue());
			if (quotes == null) return "exit(" + literal("The option " + option.getKey() + " of this run cannot be written in a " +
				"macro, since it holds a quote and a bracket without its counterpart: " + option.getValue()) + ");\n";
			given.append(option.getKey()).append('=').append(quotes.charAt(0)).append(option.getValue()).append(quotes.charAt(1))
				.append(' ');
		}
		final String quotes = quotes(folder) == null ? "[]" : quotes(folder);
		return "run(" + literal(command) + ", " + literal(given + "output=" + quotes.charAt(0)) + " + folder + \"" + quotes
			.charAt(1) + "\");\n";
	}

	/** @return what ImageJ finds the end of the value by: brackets, which may be nested, or quotes; null if neither will do */
	private static String quotes(final String value) {
		int depth = 0;
		for (int i = 0; i < value.length() && depth >= 0; i++) {
			if (value.charAt(i) == '[') depth++;
			if (value.charAt(i) == ']') depth--;
		}
		if (depth == 0) return "[]";
		return value.indexOf('\'') < 0 ? "''" : null;
	}

	private static String slashed(final Path folder) {
		final String path = folder.toString().replace(File.separatorChar, '/');
		return path.endsWith("/") ? path : path + "/";
	}

	/** @return an expression of the macro language whose value is the text */
	static String literal(final String text) {
		final StringBuilder literal = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c == '"' || c == '\\') literal.append('\\').append(c);
			else if (c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE) literal.append(c);
			else literal.append("\" + fromCharCode(").append((int) c).append(") + \"");
		}
		return literal.append('"').toString();
	}
}
