package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

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
	 * @throws XasException naming file and line, if the file cannot be read, a line holds
	 *           no energy, or the energies are in no order
	 */
	public static Reading<EnergyOrder> read(final Path file, final EnergyUnit unit, final Repeats repeats) {
		try (TextTable table = TextTable.open(file)) {
			final EnergySource source = EnergySource.of(table);
			final EnergyColumn energies = new EnergyColumn(table.name());
			int rows = 0;
			for (String[] row = table.next(); row != null; row = table.next(), rows++) energies.add(source.energy(table, row), table.place());
			if (rows < 2 && table.columns() > 2) {
				throw new XasException(table.name() + " has its " + table.columns() + " numbers in one line. Write one energy a line.");
			}
			final List<String> notes = new ArrayList<>(table.notes());
			notes.addAll(source.notes());
			return new Reading<>(energies.inOrder(unit, source.unit(), repeats, notes), notes);
		}
	}
}
