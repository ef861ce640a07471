package org.xasmapper.model;

import org.xasmapper.spectrum.EnergyGrid;

/**
 * The energies of a model.
 *
 * @param start first energy, eV
 * @param step distance of neighbours, eV
 * @param points number of energies
 */
public record RegularGrid(double start, double step, int points) {

	private static final int MOST_POINTS = 1_000_000;

	/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
	public RegularGrid {
		if (!(start > 0) || Double.isInfinite(start)) throw CardCheck.wrong("energies.start", start, "an energy in eV");
		if (!(step > 0) || Double.isInfinite(step)) throw CardCheck.wrong("energies.step", step, "a step above 0 eV");
		if (points < 2 || points > MOST_POINTS) {
			throw CardCheck.wrong("energies.points", points, "a number from 2 to " + MOST_POINTS);
		}
	}

	public EnergyGrid toEnergyGrid() {
		return EnergyGrid.regular(start, step, points);
	}
}
