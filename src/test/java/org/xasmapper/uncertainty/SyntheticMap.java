package org.xasmapper.uncertainty;

import java.util.SplittableRandom;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;

/** Edges at 4980 eV with a white line and a pre-edge peak whose heights vary, with noise of counting. */
final class SyntheticMap {

	static final EnergyGrid ENERGIES = EnergyGrid.regular(4930, 0.5, 241);

	private SyntheticMap() {}

	/**
	 * @param spectra how many; their white lines rise from the first to the last
	 * @param noise standard deviation where the spectrum is one; it grows with the root of 0.2 + 0.8 μ
	 */
	static Spectra spectra(final int spectra, final double noise) {
		final SplittableRandom random = new SplittableRandom(7);
		final int m = ENERGIES.size();
		final float[] values = new float[spectra * m];
		for (int i = 0; i < spectra; i++) {
			final double share = (i + 0.5) / spectra;
			for (int k = 0; k < m; k++) {
				final double mu = mu(ENERGIES.energy(k), share);
				values[i * m + k] = (float) (mu + noise * Math.sqrt(0.2 + 0.8 * mu) * random.nextGaussian());
			}
		}
		return new Spectra(ENERGIES, values, Table.empty(spectra));
	}

	private static double mu(final double energy, final double share) {
		return 1 / (1 + Math.exp(-(energy - 4980) / 1.5)) + (0.2 + 0.5 * share) * bell(energy - 4986, 3) + 0.3 * (1 - share) * bell(
			energy - 4970, 1.5);
	}

	private static double bell(final double distance, final double width) {
		return Math.exp(-distance * distance / (2 * width * width));
	}

	/** @return a map of these spectra, one row */
	static SpectralCube cube(final Spectra spectra) {
		final SpectralCube cube = SpectralCube.inMemory(spectra.count(), 1, spectra.energies());
		final float[] plane = new float[spectra.count()];
		for (int k = 0; k < spectra.energies().size(); k++) {
			for (int i = 0; i < plane.length; i++) plane[i] = spectra.value(i, k);
			cube.writeRows(k, 0, 1, plane);
		}
		return cube;
	}
}
