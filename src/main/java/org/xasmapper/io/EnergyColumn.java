package org.xasmapper.io;

import java.util.Arrays;
import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/** Gathers the energies of a file one by one, checks their order, and brings them to eV. */
final class EnergyColumn {

	private final String file;
	private double[] values = new double[256];
	private int size;

	/** @param file for messages */
	EnergyColumn(final String file) {
		this.file = file;
	}

	/**
	 * @param energy in the file's unit
	 * @param place file and line or column, for messages
	 * @throws XasException if the energy is not a positive number above the one before it; only the first may be 0
	 */
	void add(final double energy, final String place) {
		final boolean relative = energy == 0 && size == 0;
		if (!(energy > 0) && !relative) {
			throw new XasException(place + ": the energy is " + (Double.isNaN(energy) ? "missing" : energy) +
				"; every energy must be a positive number (a relative scale may start at 0).");
		}
		if (size > 0 && energy <= values[size - 1]) throw notIncreasing(energy, place);
		if (size == values.length) values = Arrays.copyOf(values, 2 * size);
		values[size++] = energy;
	}

	private XasException notIncreasing(final double energy, final String place) {
		final double before = values[size - 1];
		final String fault = energy == before ? ": the energy " + energy +
			" appears twice. Remove one or average repeated points" : ": energies must increase, but " + energy +
				" comes after " + before + ". Sort the file by energy";
		return new XasException(place + fault + "; if these are not the energies, call the column that is \"energy\".");
	}

	/**
	 * @param asked what the user says of the unit
	 * @param titled what the file's column title says of it
	 * @param notes receives a sentence if keV were converted
	 * @throws XasException if there are fewer than two energies, or they cannot be in that unit
	 */
	EnergyGrid toGrid(final EnergyUnit asked, final EnergyUnit titled, final List<String> notes) {
		if (size < 2) throw new XasException(file + " holds " + size + " energies; a spectrum needs at least two.");
		final double[] energies = Arrays.copyOf(values, size);
		final EnergyUnit unit = asked != EnergyUnit.AUTO ? asked : titled != EnergyUnit.AUTO ? titled : EnergyUnit.ofRange(
			energies[0], energies[size - 1]);
		if (unit == EnergyUnit.EV) return EnergyGrid.of(energies);
		if (unit.isAbsurdFor(energies[size - 1])) {
			throw new XasException(file + ": energies up to " + energies[size - 1] +
				" cannot be in keV. Choose the unit eV.");
		}
		// Rounded to 1 µeV so that 4.9852 keV becomes 4985.2 eV and not 4985.200000000001.
		for (int k = 0; k < size; k++) energies[k] = Math.rint(energies[k] * 1e9) / 1e6;
		if (asked == EnergyUnit.AUTO) notes.add(conversion(titled));
		return EnergyGrid.of(energies);
	}

	private String conversion(final EnergyUnit titled) {
		return file + ": energies " + values[0] + " to " + values[size - 1] + " were taken for keV " +
			(titled == EnergyUnit.KEV ? "as their title says" : "by their values") + " and converted to eV.";
	}
}
