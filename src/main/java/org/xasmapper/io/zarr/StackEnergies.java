package org.xasmapper.io.zarr;

import java.util.Locale;
import org.xasmapper.io.text.EnergyUnit;

/**
 * Energies as they are stored, and where.
 *
 * @param values in their unit
 * @param unit as it is written, empty if it is not
 * @param source for the person
 * @param axis of the array to which they belong by name; -1 if only their number tells
 */
record StackEnergies(double[] values, String unit, String source, int axis) {

	/** @return the unit that is written beside the energies or in their name, AUTO if none is */
	EnergyUnit titled() {
		return switch (unit.toLowerCase(Locale.ROOT)) {
			case "electronvolt", "electronvolts", "ev" -> EnergyUnit.EV;
			case "kiloelectronvolt", "kiloelectronvolts", "kev" -> EnergyUnit.KEV;
			default -> EnergyUnit.inTitle(source.substring(source.lastIndexOf('/') + 1).replaceFirst(",.*", "").replace('_', ' '));
		};
	}

	/** @return whether a unit is written that is neither eV nor keV */
	boolean isForeign() {
		return !unit.isBlank() && EnergyUnit.inTitle(unit) == EnergyUnit.AUTO && titled() == EnergyUnit.AUTO;
	}
}
