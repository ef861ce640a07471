package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Reads the energies of a stack's slices from a text file: one energy a line, or a table with a column called
 * {@code energy}; failing that, its first column that holds numbers. Separators, decimal comma, comments
 * ({@code #}) and a line of names are recognised.
 */
public final class EnergyListReader {

	private EnergyListReader() {}

	/**
	 * @param unit of the energies in the file
	 * @return the energies in eV, and whether they were converted
	 * @throws org.xasmapper.spectrum.XasException naming file and line, if the file cannot be read, a line holds
	 *           no energy, or the energies do not increase
	 */
	public static Reading<EnergyGrid> read(final Path file, final EnergyUnit unit) {
		try (TextTable table = TextTable.open(file)) {
			final EnergySource source = EnergySource.of(table);
			final EnergyColumn energies = new EnergyColumn(table.name());
			for (String[] row = table.next(); row != null; row = table.next()) {
				energies.add(source.energy(table, row), table.place());
			}
			final List<String> notes = new ArrayList<>(table.notes());
			notes.addAll(source.notes());
			return new Reading<>(energies.toGrid(unit, source.unit(), notes), notes);
		}
	}
}
