package org.xasmapper.io.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The format 9809 of the Photon Factory, SPring-8, SAGA and Aichi: angles as set and as reached, counting time, counters.
 * A line {@code Mode} says what each counter is, a line {@code Offset} what it counts in a second without beam; the crystal's
 * spacing stands behind {@code D=}.
 * <p>
 * That offsets are of a second shows where the counting time changes: only counts less offset times time go on smoothly.
 */
final class Photon9809 {

	private static final int TIME = 2;
	private static final int FIRST_COUNTER = 3;

	private final String[] modes;
	private final String[] offsets;

	private Photon9809(final List<TextLine> above, final int columns) {
		modes = last(above, "mode", columns - FIRST_COUNTER);
		offsets = last(above, "offset", columns - FIRST_COUNTER);
	}

	/** @return what the lines above a table say of its columns; null if they are not of this format */
	static Photon9809 of(final List<TextLine> above, final int columns) {
		return !above.isEmpty() && begins(above.get(0)) && columns > FIRST_COUNTER ? new Photon9809(above, columns) : null;
	}

	/** @return whether this is the first line of such a file */
	static boolean begins(final TextLine line) {
		return line.text().strip().matches("9809\\s+\\S.*");
	}

	/** @return whether the rows come after this line */
	static boolean endsHeader(final TextLine line) {
		return line.text().strip().toLowerCase(Locale.ROOT).startsWith("offset");
	}

	/** @return the last words of the line that begins with a word, empty texts where there is none */
	private static String[] last(final List<TextLine> above, final String word, final int count) {
		final String[] last = new String[count];
		Arrays.fill(last, "");
		for (final TextLine line : above) {
			final String[] words = line.text().strip().split("\\s+");
			if (!words[0].equalsIgnoreCase(word) || words.length <= count) continue;
			System.arraycopy(words, words.length - count, last, 0, count);
		}
		return last;
	}

	/** @return names of the columns */
	String[] titles() {
		final String[] titles = new String[FIRST_COUNTER + modes.length];
		titles[0] = "step";
		titles[1] = "angle (deg)";
		titles[TIME] = "time (s)";
		for (int c = 0; c < modes.length; c++) titles[FIRST_COUNTER + c] = counter(c + 1, modes[c]);
		return titles;
	}

	private static String counter(final int number, final String mode) {
		return switch (mode) {
			case "1" -> "i0";
			case "2" -> "itrans";
			case "3" -> "ifluor";
			default -> "counter " + number + " (mode " + mode + ")";
		};
	}

	/** @return a sentence on what is taken off; empty if nothing is */
	String note() {
		if (Arrays.stream(offsets).allMatch(offset -> offset.matches("[0.]*"))) return "";
		return "the offsets of the counters, " + String.join(" and ", offsets) + " a second, were taken off";
	}

	/** Takes off what the counters of a row count in its time without beam; cells that are no numbers stay. */
	void takeOff(final String[] row, final DecimalMark mark) {
		if (!mark.isNumber(row[TIME])) return;
		for (int c = 0; c < offsets.length; c++) {
			final int column = FIRST_COUNTER + c;
			if (!mark.isNumber(row[column]) || !mark.isNumber(offsets[c])) continue;
			row[column] = Double.toString(mark.parse(row[column]) - mark.parse(offsets[c]) * mark.parse(row[TIME]));
		}
	}
}
