package org.xasmapper.train;

import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.energies.AbsorptionEdge;

/**
 * Simulated sites that batches are drawn from.
 *
 * @param edge of the absorber
 * @param simulated energies of the simulation
 * @param sources spectra as they are simulated, {@code [rows × energies of the simulation]}
 * @param grid energies of the model
 * @param clean the same broadened and on the model's grid, {@code [rows × points]}
 * @param descriptors {@code [rows × descriptors]}, NaN = missing
 * @param sixFold {@code [rows]}: 1 for six neighbours or more, 0 for fewer, one half where they are not known
 * @param kinds {@code [rows]}, the same number for sites that are alike
 */
record Sites(AbsorptionEdge edge, EnergyGrid simulated, float[] sources, RegularGrid grid, float[] clean, float[] descriptors,
	double[] sixFold, int[] kinds)
{

	int count() {
		return kinds.length;
	}

	/** @return number of descriptors of a site */
	int described() {
		return descriptors.length / count();
	}
}
