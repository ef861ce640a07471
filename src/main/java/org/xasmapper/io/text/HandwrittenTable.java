package org.xasmapper.io.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * A table that a person keeps, such as a list of reference spectra: its first line names the columns, and most cells are words.
 * One line that is not as long as the others, because a remark at its end holds a comma or its last cells were never filled,
 * does not make the others useless; it is told.
 *
 * @param table cells as they stand; columns without a name are left out
 * @param notes a sentence for each line that is longer or shorter than the line of names
 */
public record HandwrittenTable(Table table, List<String> notes) {

	public HandwrittenTable {
		notes = List.copyOf(notes);
	}

	/**
	 * @throws XasException naming the file, if it cannot be read, has nothing but a line of names, or two columns have one name
	 */
	public static HandwrittenTable read(final Path file) {
		try (TextLines lines = TextLines.open(file)) {
			TextLine first = lines.next();
			while (first != null && (first.isMarked() || first.isRule())) first = lines.next();
			if (first == null) throw new XasException(lines.name() + " holds no table: its first line must name the columns.");
			final Separator separator = Separator.of(List.of(first.text()));
			final String[] names = separator.split(first.text());
			final List<String> notes = new ArrayList<>();
			final List<String[]> rows = new ArrayList<>();
			for (TextLine line = lines.next(); line != null; line = lines.next()) {
				final String[] row = separator.split(line.text());
				if (line.isRule() || Arrays.stream(row).allMatch(String::isEmpty)) continue;
				if (isComment(line, separator)) {
					if (row.length == names.length) notes.add(lines.name() + ", line " + line.number() + " is marked as a comment and was left out.");
					continue;
				}
				if (row.length != names.length) notes.add(lines.name() + ", line " + line.number() + told(row.length, names));
				rows.add(fitted(row, names.length));
			}
			if (rows.isEmpty()) throw new XasException(lines.name() + " names columns, but has no row below them.");
			return new HandwrittenTable(table(lines.name(), names, rows), notes);
		}
	}

	/** Where semicolons stand between cells, one at the beginning of a line is an empty cell. */
	private static boolean isComment(final TextLine line, final Separator separator) {
		return line.isMarked() && !(separator == Separator.SEMICOLON && line.text().startsWith(";"));
	}

	private static String told(final int cells, final String[] names) {
		return " has " + cells + (cells == 1 ? " cell" : " cells") + " where there are " + names.length + " columns; " + (cells > names.length
			? "those in excess were taken as part of the last one (" + names[names.length - 1] + ")."
			: "those that are missing were taken as empty.") + " A cell that holds a comma needs quotation marks.";
	}

	private static String[] fitted(final String[] row, final int columns) {
		final String[] fitted = Arrays.copyOf(row, columns);
		for (int c = row.length; c < columns; c++) fitted[c] = "";
		for (int c = columns; c < row.length; c++) fitted[columns - 1] += ", " + row[c];
		return fitted;
	}

	private static Table table(final String file, final String[] names, final List<String[]> rows) {
		Table table = Table.empty(rows.size());
		for (final int c : IntStream.range(0, names.length).filter(c -> !names[c].isEmpty()).toArray()) {
			if (table.has(names[c])) throw new XasException(file + ": two columns are called \"" + names[c] + "\".");
			table = table.with(names[c], rows.stream().map(row -> row[c]).toList());
		}
		return table;
	}
}
