package org.xasmapper.io;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.xasmapper.spectrum.XasException;

/**
 * A table in a text file, read row by row. Comma, semicolon, tab or white space between cells, decimal point or
 * comma, comment lines with {@code #}, an optional line of names, and gzip ({@code .gz}) are recognised from the
 * first lines. Everything it throws is an {@link XasException} that names file and line.
 */
final class TextTable implements AutoCloseable {

	/** Lines looked at to recognise separator and decimal mark. */
	private static final int SAMPLE = 64;

	private static final Pattern TWO_INTEGERS = Pattern.compile("\\s*\\d+,\\d+\\s*");
	private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?\\d+,\\d+([eE][-+]?\\d+)?");
	private static final Pattern POINT_NUMBER = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");

	private record Line(int number, String text) {}

	private final Path file;
	private final SeekableByteChannel stored;
	private final BufferedReader reader;
	private final List<String> comments = new ArrayList<>();
	private final Deque<Line> sampled = new ArrayDeque<>();
	private final Separator separator;
	private final DecimalMark decimalMark;
	private final String[] header;
	private final int columns;
	private int linesRead;
	private int rowLine;

	private TextTable(final Path file, final SeekableByteChannel stored) throws IOException {
		this.file = file;
		this.stored = stored;
		reader = reader(file, stored);
		for (Line line = readLine(); line != null; line = sampled.size() < SAMPLE ? readLine() : null) sampled.add(line);
		if (sampled.isEmpty()) throw new XasException(name() + " holds no data.");
		final List<String> lines = sampled.stream().map(Line::text).toList();
		separator = Separator.of(lines);
		decimalMark = decimalMark(lines);
		final boolean named = isName(separator.split(lines.get(0))[0]);
		columns = separator.split(lines.get(named && lines.size() > 1 ? 1 : 0)).length;
		if (!named) rejectAmbiguousCommas(lines);
		header = named ? takeHeader() : null;
	}

	/** @throws XasException if the file cannot be read or holds no data */
	static TextTable open(final Path file) {
		try {
			final SeekableByteChannel stored = Files.newByteChannel(file);
			try {
				return new TextTable(file, stored);
			}
			catch (final IOException | RuntimeException e) {
				stored.close();
				throw e;
			}
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	private static BufferedReader reader(final Path file, final SeekableByteChannel stored) throws IOException {
		final InputStream bytes = new BufferedInputStream(Channels.newInputStream(stored), 1 << 16);
		final InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
		// Malformed bytes can only be in names, such as µ or Å in the Latin-1 of old instruments.
		return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8), 1 << 16);
	}

	private static XasException unreadable(final Path file, final IOException e) {
		final String name = file.getFileName().toString();
		if (e instanceof NoSuchFileException) return new XasException("There is no file " + file + ".", e);
		return new XasException(name + " cannot be read: " + e.getMessage() + ". It may be damaged or cut off.", e);
	}

	/** @return the comment lines before the first row, without their {@code #} */
	List<String> comments() {
		return comments;
	}

	/** @return the names in the first line, or null if the first line is a row of numbers */
	String[] header() {
		return header;
	}

	/** @return number of cells of every row */
	int columns() {
		return columns;
	}

	DecimalMark decimalMark() {
		return decimalMark;
	}

	/** @return sentences on what was recognised and could surprise */
	List<String> notes() {
		if (decimalMark == DecimalMark.POINT) return List.of();
		return List.of(name() + ": commas within numbers were read as decimal points.");
	}

	/**
	 * @return the cells of the next row, or null after the last
	 * @throws XasException if it has more or fewer cells than the first
	 */
	String[] next() {
		final Line line = nextLine();
		if (line == null) return null;
		rowLine = line.number();
		final String[] cells = separator.split(line.text());
		if (cells.length == columns) return cells;
		throw error("has " + cells.length + (cells.length == 1 ? " cell" : " cells") + " where the rows before it have " +
			columns + ". The file may be cut off, or a cell is missing or in excess; correct that line.");
	}

	private Line nextLine() {
		if (!sampled.isEmpty()) return sampled.poll();
		try {
			return readLine();
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/**
	 * @return the number in a cell, NaN if it is empty, "nan" or "none"
	 * @throws XasException naming line and column if it is anything else
	 */
	double number(final String cell, final int column) {
		try {
			return decimalMark.parse(cell);
		}
		catch (final NumberFormatException e) {
			if (DecimalMark.isMissing(cell)) return Double.NaN;
			final String advice = COMMA_NUMBER.matcher(cell).matches() ? " Write decimal points throughout."
				: " Correct it, or leave the cell empty.";
			throw error(column, "\"" + cell + "\" is not a number." + advice);
		}
	}

	/** @return the exception for a fault in the current row */
	XasException error(final String fault) {
		return new XasException(place() + " " + fault);
	}

	/** @return the exception for a fault in a cell of the current row */
	XasException error(final int column, final String fault) {
		final String title = header == null ? "" : " (" + header[column] + ")";
		return new XasException(place() + ", column " + (column + 1) + title + ": " + fault);
	}

	/** @return file and line of the current row */
	String place() {
		return name() + ", line " + rowLine;
	}

	/** @return the share of the file that was read, 0 to 1 */
	double fractionRead() {
		try {
			return (double) stored.position() / Math.max(1, stored.size());
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/** @return the number of the current row's line in the file, from 1 */
	int line() {
		return rowLine;
	}

	/** @return the file's name without its folder */
	String name() {
		return file.getFileName().toString();
	}

	@Override
	public void close() {
		try {
			reader.close();
		}
		catch (final IOException e) {
			throw unreadable(file, e);
		}
	}

	/** @return the next line that is neither empty nor a comment, or null at the end */
	private Line readLine() throws IOException {
		for (String text = reader.readLine(); text != null; text = reader.readLine()) {
			linesRead++;
			if (linesRead == 1 && text.startsWith("\uFEFF")) text = text.substring(1);
			if (text.isBlank()) continue;
			final String content = text.stripLeading();
			if (!content.startsWith("#")) return new Line(linesRead, text);
			final boolean beforeTheFirstRow = sampled.isEmpty() && rowLine == 0;
			if (beforeTheFirstRow) comments.add(content.substring(1).trim());
		}
		return null;
	}

	/** @return whether a file's first cell is a name; an empty one is, of a column of row numbers */
	private boolean isName(final String cell) {
		return !decimalMark.isNumber(cell) && !cell.equalsIgnoreCase("nan");
	}

	private String[] takeHeader() {
		final Line line = sampled.poll();
		rowLine = line.number();
		final String text = line.text().replace("\"", "").trim();
		if (columns == 1) return new String[] { text };
		final String[] names = separator.split(separator == Separator.WHITE_SPACE ? text : line.text());
		if (names.length == columns) return names;
		throw error("names " + names.length + " columns, but the line after it has " + columns + " cells." +
			(separator == Separator.WHITE_SPACE ? " Names with spaces need commas or tabs between them."
				: " The file may be cut off, or a name or cell is missing."));
	}

	private DecimalMark decimalMark(final List<String> lines) {
		boolean commas = false;
		for (final String line : lines) {
			for (final String cell : separator.split(line)) {
				if (POINT_NUMBER.matcher(cell).matches()) return DecimalMark.POINT;
				commas |= COMMA_NUMBER.matcher(cell).matches();
			}
		}
		return commas ? DecimalMark.COMMA : DecimalMark.POINT;
	}

	/** Lines such as {@code 4985,20} alone may be one number with a decimal comma, or two. */
	private void rejectAmbiguousCommas(final List<String> lines) {
		if (separator != Separator.COMMA || !lines.stream().allMatch(line -> TWO_INTEGERS.matcher(line).matches())) return;
		throw new XasException(name() + ", line " + sampled.peek().number() + ": \"" + lines.get(0).trim() +
			"\" may be one number with a decimal comma or two numbers. Write decimal points, or give the columns names.");
	}
}
