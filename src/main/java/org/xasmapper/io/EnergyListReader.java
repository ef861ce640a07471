package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.EnergyOrder;
import org.xasmapper.spectrum.Repeats;

/**
 * Reads the energies of a stack's slices from a text file: one energy a line, or a table with a column called
 * {@code energy}; failing that, its first column that holds numbers. Separators, decimal comma, comments
 * ({@code #}) and a line of names are recognised.
 */
public final class EnergyListReader {

	private EnergyListReader() {}

	/**
	 * @param unit of the energies in the file
	 * @param repeats what to do where an energy stands several times
	 * @return the energies in eV and the order of the slices, and what was recognised, converted or sorted
	 * @throws org.xasmapper.spectrum.XasException naming file and line, if the file cannot be read, a line holds
	 *           no energy, or the energies are in no order
	 */
	public static Reading<EnergyOrder> read(final Path file, final EnergyUnit unit, final Repeats repeats) {
		try (TextTable table = TextTable.open(file)) {
			final List<String> notes = new ArrayList<>(table.notes());
			final EnergyColumn energies = new EnergyColumn(table.name());
			final ColumnTitles titles = ColumnTitles.of(table);
			int column = titles.energyColumn();
			// A label in the first cell makes a row of labels and energies look like a line of names.
			if (column < 0 && table.header() != null) column = firstNumber(table, table.header());
			if (column >= 0 && table.header() != null) addIfNumber(table, column, energies);
			for (String[] row = table.next(); row != null; row = table.next()) {
				if (column < 0) column = firstNumber(table, row);
				if (column < 0) throw table.error("holds no number where an energy is expected.");
				energies.add(table.number(row[column], column), table.place());
			}
			final EnergyUnit titled = column < 0 ? EnergyUnit.AUTO : EnergyUnit.inTitle(titles.title(column));
			return new Reading<>(energies.inOrder(unit, titled, repeats, notes), notes);
		}
	}

	private static void addIfNumber(final TextTable table, final int column, final EnergyColumn energies) {
		final String title = table.header()[column];
		if (table.decimalMark().isNumber(title)) energies.add(table.number(title, column), table.place());
	}

	private static int firstNumber(final TextTable table, final String[] row) {
		for (int c = 0; c < row.length; c++) {
			if (table.decimalMark().isNumber(row[c])) return c;
		}
		return -1;
	}
}
