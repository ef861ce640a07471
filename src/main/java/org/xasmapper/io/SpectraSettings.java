package org.xasmapper.io;

import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * What a person says of a text file of spectra.
 *
 * @param unit of the energies
 * @param columns that are spectra, where a column is one
 * @param repeats what to do where an energy stands several times
 */
public record SpectraSettings(EnergyUnit unit, ColumnChoice columns, Repeats repeats) {}
