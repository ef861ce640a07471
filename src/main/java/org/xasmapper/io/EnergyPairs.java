package org.xasmapper.io;

import java.util.Arrays;
import java.util.List;
import org.xasmapper.io.text.ColumnRole;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.TextTable;

/**
 * Tables in which spectra stand side by side, each behind energies of its own, such as {@code E1, mu1, E2, mu2}: which column of
 * energies belongs to which spectrum. Energies that stand together, such as wanted and measured ones, belong to the same spectra.
 */
final class EnergyPairs {

	/** Energies that differ by a smaller share are equal: 7 meV at 7 keV. */
	private static final double SAME = 1e-6;

	private final TextTable table;

	/** {@code [columns]}, the column of energies that belongs to each. */
	private final int[] energies;

	/** Whether there are pairs at all. */
	private final boolean several;

	private EnergyPairs(final TextTable table, final int[] energies) {
		this.table = table;
		this.energies = energies;
		several = Arrays.stream(energies).distinct().count() > 1;
	}

	/** @param source of the energies, if the table has no pairs */
	static EnergyPairs of(final TextTable table, final EnergySource source) {
		final ColumnTitles titles = table.titles();
		final int[] energies = new int[titles.size()];
		Arrays.fill(energies, source.column());
		if (source.isCalculated()) return new EnergyPairs(table, energies);
		final List<double[]> rows = table.firstNumbers();
		int first = -1;
		boolean closed = false;
		for (int c = 0; c < energies.length; c++) {
			final boolean isEnergy = c == source.column() || areEnergies(titles, rows, c, source.column());
			if (isEnergy && (first < 0 || closed)) {
				// Whatever stands before the first energies belongs to them.
				first = first < 0 ? 0 : c;
				closed = false;
				Arrays.fill(energies, first, energies.length, c);
			}
			else if (isEnergy && better(c, energies[c], source.column(), titles)) Arrays.fill(energies, first, energies.length, c);
			else if (!isEnergy && first >= 0) closed |= mayBeSpectrum(titles.role(c));
		}
		return new EnergyPairs(table, energies);
	}

	private static boolean better(final int column, final int other, final int wanted, final ColumnTitles titles) {
		return column == wanted || other != wanted && EnergySource.rank(titles.title(column)) < EnergySource.rank(titles.title(other));
	}

	private static boolean mayBeSpectrum(final ColumnRole role) {
		return role == ColumnRole.MU || role == ColumnRole.REFERENCE_MU || role == ColumnRole.SAMPLE || role == ColumnRole.YIELD;
	}

	/**
	 * @param rows {@code [rows][columns]} of the table's beginning
	 * @param energy column of energies
	 * @return whether another column holds such numbers, too, as no spectrum does: in one direction, and of their size
	 */
	static boolean areEnergies(final ColumnTitles titles, final List<double[]> rows, final int column, final int energy) {
		if (titles.role(column) != ColumnRole.ENERGY && titles.role(column) != ColumnRole.SAMPLE) return false;
		final List<double[]> known = rows.stream().filter(row -> !Double.isNaN(row[column] + row[energy])).toList();
		return EnergySource.areEnergies(known, column) && known.stream().allMatch(row -> row[column] < 2 * row[energy] &&
			row[energy] < 2 * row[column]);
	}

	/** @return whether spectra have different columns of energies */
	boolean areSeveral(final List<SpectrumColumn> spectra) {
		return spectra.stream().mapToInt(spectrum -> energies[spectrum.column()]).distinct().count() > 1;
	}

	/** @return the energies of these spectra if they have the same column of them; else the given ones */
	EnergySource sourceOf(final List<SpectrumColumn> spectra, final EnergySource usual) {
		final int own = energies[spectra.get(0).column()];
		return areSeveral(spectra) || own == usual.column() ? usual : EnergySource.beside(table, own);
	}

	/** @return whether a row holds neither an energy nor a value of these spectra, because others are longer */
	boolean isBelow(final String[] row, final List<SpectrumColumn> spectra, final EnergySource source) {
		return several && Double.isNaN(table.number(row[source.column()], source.column())) && spectra.stream().allMatch(
			spectrum -> Double.isNaN(spectrum.value(table, row)));
	}

	/** @throws org.xasmapper.spectrum.XasException if the energies of these spectra differ in a row, so that they have no common grid */
	void requireSame(final String[] row, final List<SpectrumColumn> spectra, final EnergySource source) {
		final double energy = table.number(row[source.column()], source.column());
		for (final SpectrumColumn spectrum : spectra) {
			final int own = energies[spectrum.column()];
			final double other = table.number(row[own], own);
			if (own == source.column() || Math.abs(other - energy) <= SAME * energy) continue;
			throw table.error(own, "spectra have energies of their own, and those of \"" + spectrum.name() + "\" differ from the others (" +
				cell(other) + " and " + cell(energy) + "). Open one after the other: columns=" + choice(spectrum) +
				" takes the energies that stand before it.");
		}
	}

	/** A number, since titles may be twice there. */
	private static String choice(final SpectrumColumn spectrum) {
		return spectrum.isCalculated() ? spectrum.name() : Integer.toString(spectrum.column() + 1);
	}

	private static String cell(final double number) {
		return Double.isNaN(number) ? "nothing" : Double.toString(number);
	}
}
