package org.xasmapper.io.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/** The names of the columns of a table or database, without those of the energies, for choosing among them. */
public final class ColumnNames {

	private ColumnNames() {}

	/**
	 * @return the names; reads only the beginning of the file
	 * @throws XasException if the file cannot be read or holds no table
	 */
	public static List<String> of(final Path file) {
		try (TextTable table = TextTable.open(file)) {
			final ColumnTitles titles = table.titles();
			if (!titles.areGiven()) return List.of();
			return IntStream.range(0, titles.size()).filter(column -> Double.isNaN(titles.energyIn(column, table.decimalMark())))
				.mapToObj(titles::title).toList();
		}
	}
}
