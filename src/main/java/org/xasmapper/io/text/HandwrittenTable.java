package org.xasmapper.io.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.spectrum.Table;

/**
 * A table that a person keeps, such as a list of reference spectra. One line that is not as long as the others, because a remark
 * at its end holds a comma or its last cells were never filled, does not make the others useless; it is told.
 *
 * @param table cells as they stand
 * @param notes a sentence for each line that is longer or shorter than the line of names
 */
public record HandwrittenTable(Table table, List<String> notes) {

	public HandwrittenTable {
		notes = List.copyOf(notes);
	}

	/**
	 * @throws org.xasmapper.spectrum.XasException naming file and line, if the file cannot be read, has no line of names or two
	 *           columns of one name
	 */
	public static HandwrittenTable read(final Path file) {
		final List<String> notes = new ArrayList<>();
		try (TextTable text = TextTable.open(file)) {
			final TableReader.Rows rows = new TableReader.Rows(text);
			for (String[] row = text.nextOfAnyLength(); row != null; row = text.nextOfAnyLength()) {
				if (row.length != text.columns()) notes.add(told(text, row.length));
				rows.add(fitted(row, text.columns()));
			}
			notes.addAll(0, text.notes());
			return new HandwrittenTable(rows.table(), notes);
		}
	}

	private static String told(final TextTable text, final int cells) {
		final String last = text.titles().title(text.columns() - 1);
		return text.place() + " has " + cells + " cells where there are " + text.columns() + " columns; " + (cells > text.columns()
			? "those in excess were taken as part of the last one (" + last + ")." : "those that are missing were taken as empty.") +
			" A cell that holds a comma needs quotation marks.";
	}

	private static String[] fitted(final String[] row, final int columns) {
		final String[] fitted = Arrays.copyOf(row, columns);
		for (int c = row.length; c < columns; c++) fitted[c] = "";
		for (int c = columns; c < row.length; c++) fitted[columns - 1] += ", " + row[c].strip();
		return fitted;
	}
}
