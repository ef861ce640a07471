package org.xasmapper.io.text;

import java.util.List;

/**
 * A line of a text file that is not blank, or several that one quoted cell joins.
 *
 * @param number of the (first) line in the file, from 1
 */
record TextLine(int number, String text) {

	/** What instruments and programs put before lines that are no rows. */
	private static final List<String> MARKS = List.of("#", "%", "!", ";", "//", "*");

	/** @return whether the line starts as comments do; where names are in the first column, a row may do so, too */
	boolean isMarked() {
		return !mark().isEmpty();
	}

	/** @return the text after the mark of a comment; all of it if there is none */
	String remark() {
		return text.strip().substring(mark().length()).strip();
	}

	/** @return the text without a mark, which in a table with semicolons may be an empty first cell and stays */
	String remarkOrText(final Separator separator) {
		return separator == Separator.SEMICOLON && text.startsWith(";") ? text : isMarked() ? remark() : text;
	}

	/** @return whether the line only separates, as {@code #-------} and {@code ======} do */
	boolean isRule() {
		final String drawn = remark();
		return drawn.isEmpty() || drawn.length() > 2 && drawn.chars().allMatch(c -> "-=_*+~#/| \t".indexOf(c) >= 0);
	}

	private String mark() {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isWhitespace(text.charAt(i))) continue;
			for (final String mark : MARKS) {
				if (text.startsWith(mark, i)) return mark;
			}
			return "";
		}
		return "";
	}
}
