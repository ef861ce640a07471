package org.xasmapper.io.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What stands between the cells of a line. */
enum Separator {

	SEMICOLON(';'), TAB('\t'), COMMA(','), WHITE_SPACE(' ');

	private static final Pattern COMMA_OR_WHOLE_NUMBER = Pattern.compile("[-+]?\\d+(,\\d+)?([eEdD][-+]?\\d+)?");
	private static final Pattern SPACES = Pattern.compile("\\s+");

	private final char character;

	Separator(final char character) {
		this.character = character;
	}

	/** @return the cells of a line, trimmed; those in quotes without them, as they stand */
	String[] split(final String line) {
		// Quotes are rare and spectra are long: only lines that have quotes pay for them.
		if (line.indexOf('"') >= 0) return unquoted(line);
		return this == WHITE_SPACE ? SPACES.split(line.strip()) : plain(line);
	}

	private String[] plain(final String line) {
		int count = 1;
		for (int at = line.indexOf(character); at >= 0; at = line.indexOf(character, at + 1)) count++;
		final String[] cells = new String[count];
		int from = 0;
		for (int i = 0; i < count; i++) {
			final int to = i < count - 1 ? line.indexOf(character, from) : line.length();
			cells[i] = line.substring(from, to).trim();
			from = to + 1;
		}
		return cells;
	}

	private boolean isBetweenCells(final char c) {
		return this == WHITE_SPACE ? Character.isWhitespace(c) : c == character;
	}

	/** RFC 4180; of cells that break it, such as {@code "the "good" one"}, the outer quotes go and the inner ones stay. */
	private String[] unquoted(final String line) {
		final String text = this == WHITE_SPACE ? line.strip() : line;
		final List<String> cells = new ArrayList<>();
		int from = 0;
		while (true) {
			while (from < text.length() && Character.isWhitespace(text.charAt(from)) && text.charAt(from) != character) from++;
			final boolean quoted = from < text.length() && text.charAt(from) == '"';
			final int closing = quoted ? closingQuote(text, from) : -1;
			int end = quoted ? closing + 1 : from;
			while (end < text.length() && !isBetweenCells(text.charAt(end))) end++;
			final String cell = text.substring(from, end).strip();
			final boolean whole = quoted && cell.length() == closing - from + 1;
			cells.add(!quoted ? cell : whole ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : ofBroken(cell,
				closing - from));
			if (end >= text.length()) return cells.toArray(String[]::new);
			from = end + 1;
		}
	}

	private static String ofBroken(final String cell, final int closing) {
		if (cell.length() > 1 && cell.endsWith("\"")) return cell.substring(1, cell.length() - 1);
		return (cell.substring(1, closing) + cell.substring(Math.min(closing + 1, cell.length()))).strip();
	}

	/** @return index of the quote that closes the one at {@code opening}; the last character if none does */
	private static int closingQuote(final CharSequence text, final int opening) {
		for (int i = opening + 1; i < text.length(); i++) {
			if (text.charAt(i) != '"') continue;
			if (i + 1 == text.length() || text.charAt(i + 1) != '"') return i;
			i++;
		}
		return text.length() - 1;
	}

	/** @return whether a quoted cell is open at the end of the text, so that it goes on in the next line */
	static boolean opensQuote(final CharSequence text) {
		boolean atStart = true;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (c == '"' && atStart) {
				final int closing = closingQuote(text, i);
				if (closing == i || text.charAt(closing) != '"' || isEscaped(text, i, closing)) return true;
				i = closing;
				atStart = false;
			}
			else if (c == ',' || c == ';' || c == '\t') atStart = true;
			else if (!Character.isWhitespace(c)) atStart = false;
		}
		return false;
	}

	/** @return whether the last character is the second of two quotes, which stand for one within the cell */
	private static boolean isEscaped(final CharSequence text, final int opening, final int last) {
		int quotes = 0;
		for (int i = last; i > opening && text.charAt(i) == '"'; i--) quotes++;
		return last == text.length() - 1 && quotes % 2 == 0;
	}

	/**
	 * @param rows some rows of a table
	 * @return the separator that most of them have; white space if none
	 */
	static Separator of(final List<String> rows) {
		if (mostHave(rows, ';')) return SEMICOLON;
		if (mostHave(rows, '\t')) return TAB;
		return mostHave(rows, ',') && !rows.stream().allMatch(Separator::hasDecimalCommas) ? COMMA : WHITE_SPACE;
	}

	private static boolean mostHave(final List<String> rows, final char character) {
		return 2 * rows.stream().filter(row -> row.indexOf(character) >= 0).count() > rows.size();
	}

	/** @return whether a row is like {@code 4985,20 0,7312} */
	private static boolean hasDecimalCommas(final String row) {
		final String[] cells = SPACES.split(row.strip());
		if (cells.length < 2) return false;
		for (final String cell : cells) {
			if (!COMMA_OR_WHOLE_NUMBER.matcher(cell).matches() && !DecimalMark.isMissing(cell)) return false;
		}
		return true;
	}
}
