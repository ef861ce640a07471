package org.xasmapper.io;

import java.util.Arrays;
import java.util.List;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

/** Gathers the energies of a file one by one, brings them to eV and into order. */
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
	 * @throws XasException if the energy is not a positive number; only the first may be 0
	 */
	void add(final double energy, final String place) {
		final boolean relative = energy == 0 && size == 0;
		if (!(energy > 0 && Double.isFinite(energy)) && !relative) {
			throw new XasException(place + ": the energy is " + (Double.isNaN(energy) ? "missing" : energy) +
				"; every energy must be a positive number (a relative scale may start at 0)." + (energy < 0
					? " To energies relative to an edge, add the energy of the edge." : ""));
		}
		if (size == values.length) values = Arrays.copyOf(values, 2 * size);
		values[size++] = energy;
	}

	/**
	 * @param asked what the user says of the unit
	 * @param titled what the file's column title says of it
	 * @param repeats what to do where an energy stands several times
	 * @param notes receives a sentence if keV were converted, and what was sorted or averaged
	 * @return the energies in eV, in order
	 * @throws XasException if there are fewer than two energies, they cannot be in that unit, they are in no order, or one
	 *           stands several times and that is to be refused
	 */
	EnergyOrder inOrder(final EnergyUnit asked, final EnergyUnit titled, final Repeats repeats, final List<String> notes) {
		if (size < 2) throw new XasException(file + " holds " + (size == 1 ? "one energy" : size + " energies") + "; a spectrum needs at least two.");
		final double[] energies = inElectronvolt(asked, titled, notes);
		try {
			final EnergyOrder order = EnergyOrder.of(energies, repeats);
			for (final String change : order.changes()) notes.add(file + ": " + change);
			return order;
		}
		catch (final XasException e) {
			throw new XasException(file + ": " + e.getMessage(), e);
		}
	}

	private double[] inElectronvolt(final EnergyUnit asked, final EnergyUnit titled, final List<String> notes) {
		final double[] energies = Arrays.copyOf(values, size);
		final double lowest = Arrays.stream(energies).min().orElseThrow();
		final double highest = Arrays.stream(energies).max().orElseThrow();
		final EnergyUnit unit = asked != EnergyUnit.AUTO ? asked : titled != EnergyUnit.AUTO ? titled : EnergyUnit.ofRange(
			lowest, highest);
		if (unit.isAbsurdFor(highest)) {
			throw new XasException(file + ": energies up to " + highest + " cannot be in keV. Choose the unit eV.");
		}
		if (unit == EnergyUnit.KEV && asked == EnergyUnit.AUTO) {
			notes.add(file + ": energies " + lowest + " to " + highest + " were taken for keV " + (titled == EnergyUnit.KEV
				? "as their title says" : "by their values") + " and converted to eV.");
		}
		return unit.toElectronvolt(energies);
	}
}
