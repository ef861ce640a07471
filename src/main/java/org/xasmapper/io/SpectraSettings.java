package org.xasmapper.io;

import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * What a person says of a text file of spectra.
 *
 * @param unit of the energies
 * @param columns that are spectra, where a column is one
 * @param repeats what to do where an energy stands several times
 * @param scan number of a scan in a SPEC file, as {@code 12} or {@code 12.2}; empty: the first that has rows
 */
public record SpectraSettings(EnergyUnit unit, ColumnChoice columns, Repeats repeats, String scan) {

	/** The first table of the file. */
	public SpectraSettings(final EnergyUnit unit, final ColumnChoice columns, final Repeats repeats) {
		this(unit, columns, repeats, "");
	}
}
