package org.xasmapper.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What stands between the cells of a line. */
enum Separator {

	SEMICOLON(';'), TAB('\t'), COMMA(','), WHITE_SPACE(' ');

	private static final Pattern DECIMAL_COMMAS = Pattern.compile(
		"\\s*[-+]?\\d+,\\d+(\\s+[-+]?\\d+(,\\d+)?(e[-+]?\\d+)?)+\\s*", Pattern.CASE_INSENSITIVE);

	private final char character;
	private final CSVFormat quoted;

	Separator(final char character) {
		this.character = character;
		quoted = CSVFormat.DEFAULT.builder().setDelimiter(character).setIgnoreSurroundingSpaces(true).get();
	}

	/** @return the cells of a line, trimmed and without quotes */
	String[] split(final String line) {
		if (this == WHITE_SPACE) return line.trim().split("\\s+");
		// Quotes are rare and spectra are long: only lines that have quotes pay for them.
		return line.indexOf('"') < 0 ? plain(line) : unquoted(line);
	}

	private String[] plain(final String line) {
		final String[] cells = new String[1 + (int) line.chars().filter(c -> c == character).count()];
		int from = 0;
		for (int i = 0; i < cells.length; i++) {
			final int to = i < cells.length - 1 ? line.indexOf(character, from) : line.length();
			cells[i] = line.substring(from, to).trim();
			from = to + 1;
		}
		return cells;
	}

	private String[] unquoted(final String line) {
		try (CSVParser parser = CSVParser.parse(line, quoted)) {
			return parser.iterator().next().values();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @param lines some lines of a table
	 * @return the separator that most of them have; white space if none
	 */
	static Separator of(final List<String> lines) {
		if (mostHave(lines, ';')) return SEMICOLON;
		if (mostHave(lines, '\t')) return TAB;
		return mostHave(lines, ',') && !haveDecimalCommas(lines) ? COMMA : WHITE_SPACE;
	}

	private static boolean mostHave(final List<String> lines, final char character) {
		return 2 * lines.stream().filter(line -> line.indexOf(character) >= 0).count() > lines.size();
	}

	/** @return whether all lines but the first, which may hold names, are like {@code 4985,20 0,7312} */
	private static boolean haveDecimalCommas(final List<String> lines) {
		return lines.size() > 1 && lines.stream().skip(1).allMatch(line -> DECIMAL_COMMAS.matcher(line).matches());
	}
}
