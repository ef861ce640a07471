package org.xasmapper.ij.bridge;

import ij.Macro;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.xasmapper.spectrum.XasException;

/**
 * The options of a macro's {@code run("command", "key=value key2=[value with blanks]")}. ImageJ itself ignores keys
 * that a command does not have, so that a misspelt one silently leaves the default; here it is an error.
 */
public final class MacroOptions {

	private MacroOptions() {}

	/**
	 * @param options as the macro gave them
	 * @param command that is run
	 * @throws XasException naming the first key that the command does not have, and the nearest one that it has
	 */
	public static void checkKeys(final String options, final ModuleInfo command) {
		final List<String> known = CommandInputs.of(command).stream().map(ModuleItem::getName).toList();
		for (final String key : keys(options)) {
			if (!known.contains(key)) throw unknown(key, known);
		}
	}

	/** @return the value of a key, or null if the macro does not give it */
	static String value(final String options, final String key) {
		return Macro.getValue(options, key, null);
	}

	/** @return the keys in order, in lower case as ImageJ compares them, with or without a value */
	static List<String> keys(final String options) {
		final List<String> keys = new ArrayList<>();
		int at = 0;
		while (at < options.length()) {
			if (options.charAt(at) == ' ') {
				at++;
				continue;
			}
			final int keyEnd = endOfKey(options, at);
			keys.add(options.substring(at, keyEnd).toLowerCase(Locale.ROOT));
			at = keyEnd < options.length() && options.charAt(keyEnd) == '=' ? endOfValue(options, keyEnd + 1) : keyEnd;
		}
		return keys;
	}

	private static int endOfKey(final String options, final int from) {
		int at = from;
		while (at < options.length() && options.charAt(at) != '=' && options.charAt(at) != ' ') at++;
		return at;
	}

	/** A value ends at a blank, or where its quotes or (nested) brackets close. */
	private static int endOfValue(final String options, final int from) {
		if (from >= options.length()) return from;
		final char first = options.charAt(from);
		if (first == '\'') return afterOrEnd(options, options.indexOf('\'', from + 1));
		if (first != '[') return afterOrEnd(options, options.indexOf(' ', from));
		int depth = 0;
		for (int at = from; at < options.length(); at++) {
			if (options.charAt(at) == '[') depth++;
			if (options.charAt(at) == ']' && --depth == 0) return at + 1;
		}
		return options.length();
	}

	private static int afterOrEnd(final String options, final int at) {
		return at < 0 ? options.length() : at + 1;
	}

	private static XasException unknown(final String key, final List<String> known) {
		final String nearest = known.stream().min(Comparator.comparingInt(name -> distance(key, name))).orElse("");
		final boolean close = distance(key, nearest) <= Math.max(2, nearest.length() / 2);
		return new XasException("There is no option \"" + key + "\"." + (close ? " Did you mean \"" + nearest + "\"?" : "") +
			" The options are: " + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
	}

	/** Number of single-letter edits that make one word the other (Levenshtein). */
	private static int distance(final String a, final String b) {
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) previous[j] = j;
		for (int i = 1; i <= a.length(); i++) {
			final int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
			}
			previous = current;
		}
		return previous[b.length()];
	}
}
