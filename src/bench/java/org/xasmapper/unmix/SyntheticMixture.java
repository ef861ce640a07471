package org.xasmapper.unmix;

import java.util.Random;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** Spectra that look like edges with white lines, and noisy mixtures of them. */
final class SyntheticMixture {

	private SyntheticMixture() {}

	/** @return edges of different widths with white lines at different energies */
	static Spectra basis(final EnergyGrid energies, final int components) {
		final int m = energies.size();
		final float[] values = new float[components * m];
		for (int i = 0; i < components; i++) {
			for (int k = 0; k < m; k++) {
				final double x = 140.0 * k / m;
				final double edge = 1 / (1 + Math.exp((40 - x) / (3.0 + i)));
				values[i * m + k] = (float) (edge + 0.5 * Math.exp(-Math.pow((x - 45 - 6 * i) / 4.0, 2)));
			}
		}
		return new Spectra(energies, values, Table.empty(components));
	}

	/** @return random mixtures of a basis with noise of 0.01 */
	static Spectra mixed(final Spectra basis, final int count) {
		final Random random = new Random(1);
		final int m = basis.energies().size();
		final float[] values = new float[count * m];
		final double[] weights = new double[basis.count()];
		for (int p = 0; p < count; p++) {
			double sum = 0;
			for (int i = 0; i < weights.length; i++) {
				weights[i] = Math.pow(-Math.log(random.nextDouble()), 2);
				sum += weights[i];
			}
			for (int k = 0; k < m; k++) {
				double mu = 0.01 * random.nextGaussian();
				for (int i = 0; i < weights.length; i++) mu += weights[i] / sum * basis.value(i, k);
				values[p * m + k] = (float) mu;
			}
		}
		return new Spectra(basis.energies(), values, Table.empty(count));
	}
}
