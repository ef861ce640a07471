package org.xasmapper.io.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.XasException;

/**
 * How a text file holds its table, as its first lines tell: what stands between cells and in numbers, how many columns
 * there are, where the rows begin, and what is above them.
 *
 * @param separator between cells
 * @param decimalMark of the numbers
 * @param columns number of cells of a row
 * @param emptyEnd number of empty cells that rows may have besides, since separators end their lines
 * @param startsWithNumbers whether the first column holds numbers
 * @param titles names of the columns in a line above the rows, or null if there is none or only a comment
 * @param header text of the line of names, or null
 * @param firstRow index of the first row among the lines
 */
record TableLayout(Separator separator, DecimalMark decimalMark, int columns, int emptyEnd, boolean startsWithNumbers,
	String[] titles, String header, int firstRow)
{

	/** Lines that may stand between the titles and the rows, such as units. */
	private static final int MOST_LINES_BELOW_TITLES = 4;

	/**
	 * @param file for messages
	 * @param lines the first lines of the file, comments among them
	 * @throws XasException if there is no row among them, or the line of names does not fit
	 */
	static TableLayout of(final String file, final List<TextLine> lines) {
		return new Recognition(file, lines).layout();
	}

	/** @return whether a line is no row: it starts as comments do, and not with a name, a missing value or an empty cell */
	boolean isComment(final TextLine line) {
		if (!line.isMarked()) return false;
		if (separator == Separator.WHITE_SPACE || columns == 1) return true;
		final String[] cells = separator.split(line.text());
		if (!fits(cells)) return true;
		return startsWithNumbers ? !DecimalMark.isMissing(cells[0]) : !anyNumber(cells);
	}

	/** @return whether a line repeats the names above numbers, as before a second block of rows */
	boolean isHeader(final TextLine line) {
		return startsWithNumbers && header != null && line.text().strip().equals(header.strip());
	}

	private boolean anyNumber(final String[] cells) {
		return Arrays.stream(cells).skip(1).anyMatch(decimalMark::isNumber);
	}

	/** @return whether these are the cells of a row: as many as there are columns, and empty ones after them */
	boolean fits(final String[] cells) {
		if (cells.length < columns || cells.length > columns + emptyEnd) return false;
		for (int c = columns; c < cells.length; c++) {
			if (!cells[c].isEmpty()) return false;
		}
		return true;
	}

	/** Goes from the last lines, which are rows, to those above them. */
	private static final class Recognition {

		private final String file;
		private final List<TextLine> lines;
		private final List<String[]> tail = new ArrayList<>();
		private final Separator separator;
		private final DecimalMark decimalMark;
		private final int cells;
		private final boolean[] holdsNumbers;

		Recognition(final String file, final List<TextLine> lines) {
			this.file = file;
			this.lines = lines;
			final List<String> plain = lines.stream().filter(line -> !line.isMarked() && !line.isRule()).map(TextLine::text)
				.toList();
			if (plain.isEmpty()) throw new XasException(file + " holds no data.");
			final List<String> rows = plain.subList(plain.size() / 2, plain.size());
			separator = Separator.of(rows);
			for (final String row : rows) tail.add(separator.split(row));
			decimalMark = DecimalMark.of(tail);
			cells = mostFrequentLength(tail);
			holdsNumbers = new boolean[cells];
			for (int c = 0; c < cells; c++) holdsNumbers[c] = holdsNumbers(c);
		}

		private static int mostFrequentLength(final List<String[]> rows) {
			final Map<Integer, Integer> counts = new HashMap<>();
			int most = 0;
			for (final String[] row : rows) most = Math.max(most, counts.merge(row.length, 1, Integer::sum));
			for (final String[] row : rows) {
				if (counts.get(row.length) == most) return row.length;
			}
			throw new IllegalArgumentException("no rows");
		}

		private boolean holdsNumbers(final int column) {
			int numbers = 0;
			int texts = 0;
			for (final String[] row : tail) {
				if (row.length != cells || DecimalMark.isMissing(row[column])) continue;
				if (decimalMark.isNumber(row[column])) numbers++;
				else texts++;
			}
			return numbers > 0 && numbers >= texts;
		}

		TableLayout layout() {
			final int run = firstRunOfRows();
			int header = titlesAbove(run);
			if (header < 0 && namesColumns(cellsOf(run)) && !ColumnTitles.areInComments(lines.subList(0, run), separator, cells)) {
				header = run;
			}
			if (header == run) return layout(titlesOf(header), lines.get(header).text(), run + 1);
			final int firstRow = withFaultyRows(run, header);
			if (header >= 0) return layout(titlesOf(header), lines.get(header).text(), firstRow);
			rejectBrokenTitles(firstRow);
			rejectAmbiguousCommas(firstRow);
			return layout(null, null, firstRow);
		}

		/** A name and a single number, such as {@code plane1 4985}, are a row; a name and energies name the columns. */
		private boolean namesColumns(final String[] first) {
			if (!isName(first[0])) return false;
			int columnsOfNumbers = 0;
			int numbers = 0;
			for (int c = 0; c < Math.min(cells, first.length); c++) {
				if (holdsNumbers[c]) columnsOfNumbers++;
				if (decimalMark.isNumber(first[c])) numbers++;
			}
			return columnsOfNumbers != 1 || numbers != 1;
		}

		private TableLayout layout(final String[] titles, final String header, final int firstRow) {
			final int emptyEnd = emptyEnd(titles);
			final String[] known = titles == null ? null : Arrays.copyOf(titles, cells - emptyEnd);
			return new TableLayout(separator, decimalMark, cells - emptyEnd, emptyEnd, holdsNumbers[0], known, header, firstRow);
		}

		/** @return the names in a line, one for each column; null if they do not fit */
		private String[] titlesOf(final int line) {
			final String text = lines.get(line).remarkOrText(separator);
			final String[] titles = ColumnTitles.split(text, separator, cells);
			if (titles != null) return titles;
			final int filled = cells - emptyEnd(null);
			if (filled < cells) {
				final String[] fewer = ColumnTitles.split(text, separator, filled);
				if (fewer != null) return padded(fewer);
			}
			if (!countsRows()) return null;
			// As R writes them: the column of row numbers has no name.
			final String[] names = separator.split(lines.get(line).text());
			if (names.length != cells - 1) return null;
			final String[] all = new String[cells];
			all[0] = "";
			System.arraycopy(names, 0, all, 1, names.length);
			return all;
		}

		private String[] padded(final String[] titles) {
			final String[] all = Arrays.copyOf(titles, cells);
			Arrays.fill(all, titles.length, cells, "");
			return all;
		}

		private boolean countsRows() {
			if (!holdsNumbers[0] || cells < 2 || tail.size() < 2) return false;
			for (int i = 1; i < tail.size(); i++) {
				if (!decimalMark.isNumber(tail.get(i)[0]) || !decimalMark.isNumber(tail.get(i - 1)[0])) return false;
				if (decimalMark.parse(tail.get(i)[0]) - decimalMark.parse(tail.get(i - 1)[0]) != 1) return false;
			}
			return true;
		}

		private String[] cellsOf(final int line) {
			return separator.split(lines.get(line).text());
		}

		private boolean isMarked(final int line) {
			return lines.get(line).isMarked();
		}

		/** @return index of the first line of the first three rows in a row, or of fewer if there are never so many */
		private int firstRunOfRows() {
			int best = -1;
			int longest = 0;
			int start = 0;
			int length = 0;
			for (int i = 0; i < lines.size(); i++) {
				if (lines.get(i).isMarked() && !isRow(i)) continue;
				if (!isRow(i)) {
					// A row that is cut off is told of when it is read.
					if (!holdsNumbers[0] || !decimalMark.isNumber(cellsOf(i)[0])) length = 0;
					continue;
				}
				if (length++ == 0) start = i;
				if (length > longest) {
					longest = length;
					best = start;
				}
				if (length == 3) return start;
			}
			return best >= 0 ? best : firstPlainLine();
		}

		private int firstPlainLine() {
			for (int i = 0; i < lines.size(); i++) {
				if (!lines.get(i).isMarked() && !lines.get(i).isRule()) return i;
			}
			throw new XasException(file + " holds no data.");
		}

		/** @return whether a line has the cells of a row, and numbers or nothing in most columns of numbers and in the first */
		private boolean isRow(final int line) {
			if (isMarked(line) && separator == Separator.WHITE_SPACE) return false;
			final String[] row = cellsOf(line);
			if (row.length != cells) return false;
			if (holdsNumbers[0] && !decimalMark.isNumber(row[0]) && !DecimalMark.isMissing(row[0])) return false;
			int expected = 0;
			int numbers = 0;
			int missing = 0;
			for (int c = 0; c < cells; c++) {
				if (!holdsNumbers[c]) continue;
				expected++;
				if (decimalMark.isNumber(row[c])) numbers++;
				else if (DecimalMark.isMissing(row[c])) missing++;
			}
			return numbers > 0 && 2 * (numbers + missing) > expected && (!isMarked(line) || !holdsNumbers[0] || DecimalMark.isMissing(
				row[0]));
		}

		/**
		 * A line with a number in it right above the rows is one of them, too, and its fault is told of when it is read; white
		 * space without a line of names may also be between the words of a title such as {@code 157 points}.
		 */
		private int withFaultyRows(final int run, final int header) {
			int firstRow = run;
			for (int i = run - 1; i > header; i--) {
				if (isMarked(i) || lines.get(i).isRule()) continue;
				final String[] row = cellsOf(i);
				final boolean telling = header >= 0 || separator != Separator.WHITE_SPACE;
				if (!telling) break;
				final boolean faulty = row.length == cells && !ColumnTitles.areUnits(row) && Arrays.stream(row).anyMatch(
					decimalMark::isNumber);
				if (faulty) firstRow = i;
				else if (header < 0) break;
			}
			return firstRow;
		}

		/** @return index of the line of names above the rows that is no comment, or -1 */
		private int titlesAbove(final int firstRow) {
			int nearest = -1;
			for (int i = firstRow - 1, seen = 0; i >= 0 && seen < MOST_LINES_BELOW_TITLES; i--) {
				final boolean comment = isMarked(i) && !(separator == Separator.SEMICOLON && lines.get(i).text().startsWith(";"));
				if (comment || lines.get(i).isRule()) continue;
				final String[] titles = titlesOf(i);
				if (titles != null && isName(titles[0]) && !ColumnTitles.areUnits(titles)) {
					if (ColumnTitles.nameAnEnergy(titles)) return i;
					if (seen == 0) nearest = i;
				}
				if (titles == null || !ColumnTitles.areUnits(titles)) seen++;
			}
			return nearest;
		}

		/** A first cell that is no number is a name; an empty one is, of a column of row numbers. */
		private boolean isName(final String cell) {
			return !decimalMark.isNumber(cell) && !cell.equalsIgnoreCase("nan");
		}

		/** A line right above the rows that looks like names and is not as long as the rows is no title of the file. */
		private void rejectBrokenTitles(final int firstRow) {
			if (firstRow == 0 || lines.get(firstRow - 1).isMarked() || lines.get(firstRow - 1).isRule()) return;
			final TextLine line = lines.get(firstRow - 1);
			final String[] names = separator.split(line.text());
			final boolean energies = ColumnRole.of(names[0]) == ColumnRole.ENERGY;
			if (names.length < 2 || separator == Separator.WHITE_SPACE && !energies) return;
			throw new XasException(file + ", line " + line.number() + (isName(names[0]) ? " names " + names.length + " columns" : " has " +
				names.length + " cells") + ", but the line after it has " + cells + (cells == 1 ? " cell." : " cells.") +
				(separator == Separator.WHITE_SPACE ? " Names with spaces need commas or tabs between them."
					: " The file may be cut off, or a name or cell is missing."));
		}

		/** Lines such as {@code 4985,20} alone may be one number with a decimal comma, or two. */
		private void rejectAmbiguousCommas(final int firstRow) {
			if (separator != Separator.COMMA || cells != 2) return;
			final TextLine line = lines.get(firstRow);
			final List<String[]> rows = new ArrayList<>(tail);
			rows.add(separator.split(line.text()));
			for (final String[] row : rows) {
				if (row.length != 2 || !isWhole(row[0]) || !isWhole(row[1])) return;
			}
			throw new XasException(file + ", line " + line.number() + ": \"" + line.text().strip() +
				"\" may be one number with a decimal comma or two numbers. Write decimal points, or give the columns names.");
		}

		private static boolean isWhole(final String cell) {
			return !cell.isEmpty() && cell.chars().allMatch(c -> c >= '0' && c <= '9');
		}

		/** @return number of last columns that have no name and no value, since the lines end with separators */
		private int emptyEnd(final String[] titles) {
			int empty = 0;
			while (empty < cells - 1 && isEmpty(cells - 1 - empty, titles)) empty++;
			return empty;
		}

		private boolean isEmpty(final int column, final String[] titles) {
			if (titles != null && column < titles.length && !titles[column].isEmpty()) return false;
			return tail.stream().allMatch(row -> column >= row.length || row[column].isEmpty() || row == titles);
		}
	}
}
