package org.xasmapper.io.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.TextColumn;
import org.xasmapper.spectrum.XasException;

/** Reads tables without spectra from text files, such as predictions of a map's pixels. */
public final class TableReader {

	private TableReader() {}

	/**
	 * @return the columns under their names, cells as they stand
	 * @throws XasException naming file and line, if the file cannot be read, has no line of names or two columns of one
	 *           name, or a row has too many or too few cells
	 */
	public static Table read(final Path file) {
		try (TextTable text = TextTable.open(file)) {
			if (!text.hasHeader()) throw new XasException(text.name() + " needs a first line with the names of its columns.");
			final List<TextColumn.Builder> columns = Stream.generate(TextColumn.Builder::new).limit(text.columns()).toList();
			int rows = 0;
			for (String[] row = text.next(); row != null; row = text.next(), rows++) {
				for (int c = 0; c < text.columns(); c++) columns.get(c).add(row[c]);
			}
			Table table = Table.empty(rows);
			for (int c = 0; c < columns.size(); c++) {
				final String name = text.titles().title(c).trim();
				if (table.has(name)) throw new XasException(text.name() + ": two columns are called \"" + name + "\".");
				table = table.with(name, columns.get(c).build());
			}
			return table;
		}
	}
}
