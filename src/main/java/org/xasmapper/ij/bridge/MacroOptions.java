package org.xasmapper.ij.bridge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.xasmapper.spectrum.XasException;

/**
 * The options of a macro's {@code run("command", "key=value key2=[value with blanks]")}. ImageJ itself ignores keys that a
 * command does not have, takes the first of two equal ones, and drops a value whose bracket is not closed; here these are errors.
 */
public final class MacroOptions {

	private final String options;
	private final Map<String, String> values = new LinkedHashMap<>();
	private int at;

	private MacroOptions(final String options) {
		this.options = options;
		while (skipBlanks()) readOption();
	}

	/**
	 * @param options as the macro gave them
	 * @return values by their keys, in order; keys in lower case, as ImageJ compares them; null for a key without {@code =}
	 * @throws XasException naming a key that is given twice, or whose value has no end
	 */
	public static Map<String, String> parse(final String options) {
		return new MacroOptions(options).values;
	}

	/**
	 * @param options parsed
	 * @param command that is run
	 * @throws XasException naming the first key that the command does not have, and the nearest one that it has
	 */
	public static void checkKeys(final Map<String, String> options, final ModuleInfo command) {
		final List<String> known = CommandInputs.of(command).stream().map(ModuleItem::getName).toList();
		for (final String key : options.keySet()) {
			if (!known.contains(key)) throw unknown(key, known);
		}
	}

	private boolean skipBlanks() {
		while (at < options.length() && Character.isWhitespace(options.charAt(at))) at++;
		return at < options.length();
	}

	private void readOption() {
		final int from = at;
		while (at < options.length() && options.charAt(at) != '=' && !Character.isWhitespace(options.charAt(at))) at++;
		final String key = options.substring(from, at).toLowerCase(Locale.ROOT);
		final boolean hasValue = at < options.length() && options.charAt(at) == '=';
		if (values.containsKey(key)) throw new XasException("The option " + key + " is given twice. Leave one of them out.");
		values.put(key, hasValue ? readValue(key) : null);
	}

	/** A value ends at a blank, or where its quotes or (nested) brackets close. */
	private String readValue(final String key) {
		at++;
		final char first = at < options.length() ? options.charAt(at) : ' ';
		if (first == '\'') return quoted(key);
		if (first == '[') return bracketed(key);
		final int from = at;
		while (at < options.length() && options.charAt(at) != ' ') at++;
		return options.substring(from, at);
	}

	private String quoted(final String key) {
		final int end = options.indexOf('\'', at + 1);
		if (end < 0) throw open(key, "a quote '");
		final String value = options.substring(at + 1, end);
		at = end + 1;
		return value;
	}

	private String bracketed(final String key) {
		int depth = 0;
		for (int i = at; i < options.length(); i++) {
			if (options.charAt(i) == '[') depth++;
			if (options.charAt(i) != ']' || --depth > 0) continue;
			final String value = options.substring(at + 1, i);
			at = i + 1;
			return value;
		}
		throw open(key, "a bracket [");
	}

	private static XasException open(final String key, final String what) {
		return new XasException("The value of the option " + key + " begins with " + what + " that is not closed. A value with a " +
			"single bracket in it can be put between quotes: " + key + "='...'.");
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
