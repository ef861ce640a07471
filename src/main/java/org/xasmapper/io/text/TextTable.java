package org.xasmapper.io.text;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.spectrum.XasException;

/**
 * A table in a text file, read row by row. Comma, semicolon, tab or white space between cells, decimal point or
 * comma, comments ({@code # % ! ; // *}), lines of titles and units above the rows, and gzip are recognised from the
 * first lines; text below the rows and further blocks are left out with a note. Everything it throws is an
 * {@link XasException} that names file and line.
 */
public final class TextTable implements AutoCloseable {

	/** Lines without comments that are looked at to recognise the table, and lines at most. */
	private static final int SAMPLE = 96;
	private static final int MOST_LINES_ABOVE = 20_000;

	/** Cells longer than this are not printed whole in messages. */
	private static final int LONGEST_IN_MESSAGE = 40;

	private final TextLines lines;
	private final String scan;
	private final TableLayout layout;
	private final ColumnTitles titles;
	private final List<TextLine> above;
	private final Deque<TextLine> sampled;
	/** Corrects rows of that format; null in others. */
	private final Photon9809 photon9809;
	private final List<String> notes = new ArrayList<>();
	private int rowLine;
	private int commentedRows;

	private TextTable(final TextLines lines, final String scan) {
		this.lines = lines;
		this.scan = scan;
		final Preamble preamble = Preamble.of(lines, scan);
		final List<TextLine> first = sample(lines, preamble.next());
		rejectOtherFormats(lines.name(), first);
		layout = TableLayout.of(lines.name(), first);
		above = Stream.concat(preamble.lines().stream(), first.subList(0, layout.firstRow()).stream()).toList();
		sampled = new ArrayDeque<>(first.subList(layout.firstRow(), first.size()));
		titles = ColumnTitles.of(layout, above);
		noteLayout();
		photon9809 = Photon9809.of(above, columns());
		if (photon9809 != null && !photon9809.note().isEmpty()) notes.add(name() + ": " + photon9809.note() + ".");
	}

	/** @throws XasException if the file cannot be read or holds no data */
	public static TextTable open(final Path file) {
		return open(file, "");
	}

	/**
	 * @param scan number of a scan in a SPEC file, as {@code 12}, or {@code 12.2} where a number stands several times; empty: the
	 *          first that has rows
	 * @throws XasException if the file cannot be read, holds no data or no such scan
	 */
	public static TextTable open(final Path file, final String scan) {
		final TextLines lines = TextLines.open(file);
		try {
			return new TextTable(lines, scan);
		}
		catch (final RuntimeException e) {
			lines.close();
			throw e;
		}
	}

	private static List<TextLine> sample(final TextLines lines, final TextLine start) {
		final List<TextLine> first = new ArrayList<>();
		int plain = 0;
		for (TextLine line = start; line != null; line = lines.next()) {
			first.add(line);
			if (!line.isMarked() && !line.isRule()) plain++;
			if (plain == SAMPLE || first.size() == MOST_LINES_ABOVE) break;
		}
		return first;
	}

	private static void rejectOtherFormats(final String file, final List<TextLine> first) {
		if (first.isEmpty()) throw new XasException(file + " holds no data.");
		final String start = first.get(0).text().strip();
		if (start.startsWith("# Athena project file") || start.startsWith("{\"_____header")) {
			throw new XasException(file + " is an Athena project, no table of columns. Open it with XAS Open..., or save its groups as columns " +
				"in Athena.");
		}
		if (start.startsWith("{") || start.startsWith("<")) {
			throw new XasException(file + " is no table of columns. Choose a text file of columns, such as CSV.");
		}
	}

	private void noteLayout() {
		final long numbers = above.stream().filter(line -> !line.isMarked() && isLikeRow(line)).count();
		if (numbers > 0) notes.add(name() + ": lines above the table that begin with numbers were left out: " + numbers + ".");
		if (layout.decimalMark().hasThousands()) notes.add(name() + ": marks between thousands within numbers were left out.");
		if (layout.decimalMark().isComma()) notes.add(name() + ": commas within numbers were read as decimal points.");
	}

	/** @return the lines above the first row, comments and titles among them */
	public List<TextLine> above() {
		return above;
	}

	public ColumnTitles titles() {
		return titles;
	}

	/** @return whether a line of the table, and not only a comment, names the columns */
	public boolean hasHeader() {
		return layout.titles() != null;
	}

	/** @return number of cells of every row */
	public int columns() {
		return layout.columns();
	}

	public DecimalMark decimalMark() {
		return layout.decimalMark();
	}

	/** @return sentences on what was recognised or left out so far and could surprise; complete after the last row */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	/** @return numbers of the first rows {@code [rows][columns]}, NaN where a cell holds none; before any row is read */
	public List<double[]> firstNumbers() {
		final List<double[]> rows = new ArrayList<>();
		for (final TextLine line : sampled) {
			if (!rows.isEmpty() && isEnd(line)) break;
			final String[] cells = layout.separator().split(line.text());
			if (layout.isComment(line) || !layout.fits(cells)) continue;
			final double[] numbers = new double[layout.columns()];
			for (int c = 0; c < numbers.length; c++) {
				numbers[c] = decimalMark().isNumber(cells[c]) ? decimalMark().parse(cells[c]) : Double.NaN;
			}
			rows.add(numbers);
		}
		return rows;
	}

	/**
	 * @return the cells of the next row, or null after the last
	 * @throws XasException if it has more or fewer cells than the first
	 */
	public String[] next() {
		for (TextLine line = nextLine(); line != null; line = nextLine()) {
			if (rowLine > 0 && isEnd(line)) return end(line);
			if (line.isMarked() && isSkipped(line)) continue;
			rowLine = line.number();
			final String[] cells = layout.separator().split(line.text());
			if (layout.fits(cells) && (!layout.startsWithNumbers() || startsWithNumber(cells))) return corrected(cells);
			if (isFooter(cells)) return endOfText(line);
			if (layout.fits(cells)) return cells;
			throw error("has " + cells.length + (cells.length == 1 ? " cell" : " cells") + " where the rows before it have " +
				columns() + ". The file may be cut off, or a cell is missing or in excess; correct that line.");
		}
		noteCommentedRows();
		return null;
	}

	private String[] corrected(final String[] cells) {
		if (photon9809 != null) photon9809.takeOff(cells, decimalMark());
		return cells;
	}

	/** @return whether a line below rows begins another scan or block */
	private boolean isEnd(final TextLine line) {
		return line.text().startsWith(Preamble.SPEC_SCAN) || layout.isHeader(line);
	}

	/** @return whether a marked line is no row */
	private boolean isSkipped(final TextLine line) {
		if (!layout.isComment(line)) return false;
		if (layout.startsWithNumbers() && holdsRow(line.remark())) commentedRows++;
		return true;
	}

	private boolean isLikeRow(final TextLine line) {
		final String[] cells = layout.separator().split(line.text());
		return layout.startsWithNumbers() && layout.fits(cells) && decimalMark().isNumber(cells[0]);
	}

	private boolean holdsRow(final String remark) {
		if (columns() < 2) return false;
		final String[] cells = layout.separator().split(remark);
		return layout.fits(cells) && startsWithNumber(cells) && decimalMark().isNumber(cells[1]);
	}

	private boolean startsWithNumber(final String[] cells) {
		final String first = cells[0];
		if (!first.isEmpty() && first.charAt(0) >= '0' && first.charAt(0) <= '9') return true;
		return decimalMark().isNumber(first) || DecimalMark.isMissing(first);
	}

	/** @return null, after a note on the block that begins at a line */
	private String[] end(final TextLine line) {
		notes.add(name() + " holds further scans or blocks from line " + line.number() + " on (\"" + shortened(line.text().strip()) +
			"\"); only " + (scan.isEmpty() ? "the first" : "scan " + scan) + " was read." + (line.text().startsWith(Preamble.SPEC_SCAN)
				? " The key dataset= of XAS Open... takes another." : ""));
		noteCommentedRows();
		return null;
	}

	/** @return whether a line is text below the rows: no cell is a number where numbers stand first */
	private boolean isFooter(final String[] cells) {
		return layout.startsWithNumbers() && !startsWithNumber(cells);
	}

	/** @return null, if nothing but text follows a line of text */
	private String[] endOfText(final TextLine text) {
		for (TextLine line = nextLine(); line != null; line = nextLine()) {
			if (layout.isComment(line) || isFooter(layout.separator().split(line.text()))) continue;
			final String cell = layout.separator().split(text.text())[0];
			throw error(0, "\"" + shortened(cell) + "\" is not a number. Correct it, or leave the cell empty.");
		}
		notes.add(name() + ": the text below the table, from line " + text.number() + " on (\"" + shortened(text.text().strip()) +
			"\"), was left out.");
		noteCommentedRows();
		return null;
	}

	private void noteCommentedRows() {
		if (commentedRows > 0) {
			notes.add(name() + ": rows that are marked as comments were left out: " + commentedRows + ".");
			commentedRows = 0;
		}
	}

	private TextLine nextLine() {
		return sampled.isEmpty() ? lines.next() : sampled.poll();
	}

	/**
	 * @return the number in a cell, NaN if it is empty, "nan", "none", "NA" or "#N/A"
	 * @throws XasException naming line and column if it is anything else, or too large for a float
	 */
	public double number(final String cell, final int column) {
		try {
			final double number = decimalMark().parse(cell);
			if (Math.abs(number) <= Float.MAX_VALUE) return number;
		}
		catch (final NumberFormatException e) {
			if (DecimalMark.isMissing(cell)) return Double.NaN;
			final String advice = DecimalMark.hasDecimalComma(cell) ? " Write decimal points throughout."
				: " Correct it, or leave the cell empty.";
			throw error(column, "\"" + shortened(cell) + "\" is not a number." + advice);
		}
		throw error(column, "\"" + shortened(cell) + "\" is too large a number. Correct it, or leave the cell empty.");
	}

	public static String shortened(final String text) {
		final String line = text.replaceAll("\\s+", " ");
		return line.length() <= LONGEST_IN_MESSAGE ? line : line.substring(0, LONGEST_IN_MESSAGE) + "…";
	}

	/** @return the exception for a fault in the current row */
	public XasException error(final String fault) {
		return new XasException(place() + " " + fault);
	}

	/** @return the exception for a fault in a cell of the current row */
	public XasException error(final int column, final String fault) {
		final String title = titles.areGiven() && !titles.title(column).isEmpty() ? " (" + shortened(titles.title(column)) + ")" : "";
		return new XasException(place() + ", column " + (column + 1) + title + ": " + fault);
	}

	/** @return file and line of the current row */
	public String place() {
		return name() + ", line " + rowLine;
	}

	/** @return the share of the file that was read, 0 to 1 */
	public double fractionRead() {
		return lines.fractionRead();
	}

	/** @return the number of the current row's line in the file, from 1 */
	public int line() {
		return rowLine;
	}

	/** @return the file's name without its folder */
	public String name() {
		return lines.name();
	}

	@Override
	public void close() {
		lines.close();
	}
}
