package org.xasmapper.absorption;

import java.nio.file.Path;
import java.util.Locale;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.text.ColumnRole;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;

/** I0 from a text file with a column of energies and one of intensities, by a straight line between its energies. */
final class BeamTable {

	private BeamTable() {}

	/**
	 * @param energies of the sample's planes, eV
	 * @return the intensity at each
	 * @throws XasException if the file cannot be read, holds several columns, or does not cover the energies
	 */
	static double[] of(final Path file, final double[] energies, final Progress progress) {
		final Spectra table = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, column(file), Repeats.MEAN), progress)
			.content();
		if (table.count() != 1) {
			throw new XasException(file.getFileName() + " has " + table.count() +
				" columns beside the energies, and none is called I0. Keep the one that is.");
		}
		final double[] intensities = new double[energies.length];
		for (int k = 0; k < energies.length; k++) intensities[k] = at(file, table.energies(), table.spectrum(0), energies[k]);
		return intensities;
	}

	/** @return the column that is called I0; where none is, the only one beside the energies */
	private static ColumnChoice column(final Path file) {
		try (TextTable table = TextTable.open(file)) {
			final int i0 = table.titles().first(ColumnRole.I0);
			return i0 < 0 ? ColumnChoice.AUTOMATIC : ColumnChoice.of(String.valueOf(i0 + 1));
		}
	}

	private static double at(final Path file, final EnergyGrid grid, final float[] intensities, final double energy) {
		if (!(energy >= grid.first() - EnergyGrid.SAME && energy <= grid.last() + EnergyGrid.SAME)) {
			throw new XasException(String.format(Locale.ROOT,
				"%s holds I0 from %.2f to %.2f eV, but the sample was measured at %.2f eV, too. Give an I0 that covers it.", file
					.getFileName(), grid.first(), grid.last(), energy));
		}
		final int below = Math.min(Math.max(0, grid.lastAtOrBelow(energy)), grid.size() - 2);
		final double weight = (energy - grid.energy(below)) / (grid.energy(below + 1) - grid.energy(below));
		return (1 - weight) * intensities[below] + weight * intensities[below + 1];
	}
}
