package org.xasmapper.io.text;

import java.util.List;

/**
 * A row of CSV as all tables are written: cells with commas between them (RFC 4180). Cells that a reader would take for
 * something else (separators, quotes, line breaks, blanks at an end, the mark of a comment) are in quotes, so that
 * {@link TextTable} reads back what was written.
 */
public final class CsvRow {

	private CsvRow() {}

	/** Appends the cells and commas between them, without a line break. */
	public static void append(final StringBuilder line, final List<String> cells) {
		for (int c = 0; c < cells.size(); c++) {
			if (c > 0) line.append(',');
			final String cell = cells.get(c);
			if (needsQuotes(cell) || c == 0 && mayBeNoRow(cell) || isAloneWithGap(cells)) line.append('"').append(cell.replace("\"", "\"\"")).append('"');
			else line.append(cell);
		}
	}

	/** @return the cells as a line with its line break */
	public static String of(final List<String> cells) {
		final StringBuilder line = new StringBuilder();
		append(line, cells);
		return line.append('\n').toString();
	}

	private static boolean needsQuotes(final String cell) {
		if (cell.isEmpty()) return false;
		if (cell.charAt(0) <= ' ' || cell.charAt(cell.length() - 1) <= ' ') return true;
		for (int i = 0; i < cell.length(); i++) {
			final char c = cell.charAt(i);
			if (c == ',' || c == '"' || c == ';' || c < ' ') return true;
		}
		return false;
	}

	/** Without a comma in the line, white space would be taken for what is between cells. */
	private static boolean isAloneWithGap(final List<String> cells) {
		return cells.size() == 1 && cells.get(0).indexOf(' ') >= 0;
	}

	/** A line that begins otherwise may be a comment, a rule between titles and rows, or blank. */
	private static boolean mayBeNoRow(final String cell) {
		if (cell.isEmpty()) return true;
		final char first = cell.charAt(0);
		final boolean signed = cell.length() > 1 && "+-.".indexOf(first) >= 0 && Character.isDigit(cell.charAt(1));
		return !Character.isLetterOrDigit(first) && !signed;
	}
}
