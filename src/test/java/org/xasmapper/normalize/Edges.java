package org.xasmapper.normalize;

import java.util.Random;
import org.xasmapper.spectrum.EnergyGrid;

/** Synthetic absorption edges with known parameters. */
final class Edges {

	static final EnergyGrid GRID = EnergyGrid.regular(4940, 0.5, 201);

	private Edges() {}

	/**
	 * @return an arctangent edge of the given step at {@code e0}, half width 1.5 eV, with a pre-edge peak of a third
	 *         of the step 12 eV below and a white line 4 eV above, on a falling background
	 */
	static float[] spectrum(final double e0, final double step) {
		final float[] mu = new float[GRID.size()];
		for (int k = 0; k < mu.length; k++) {
			final double x = GRID.energy(k) - e0;
			final double edge = 0.5 + Math.atan(x / 1.5) / Math.PI + gauss(x + 12, 1) / 3 + 0.3 * gauss(x - 4, 2);
			mu[k] = (float) (0.8 - 0.003 * x + step * edge);
		}
		return mu;
	}

	static float[] noisy(final float[] mu, final double sigma, final long seed) {
		final Random random = new Random(seed);
		final float[] noisy = mu.clone();
		for (int k = 0; k < noisy.length; k++) noisy[k] += (float) (sigma * random.nextGaussian());
		return noisy;
	}

	private static double gauss(final double x, final double sigma) {
		return Math.exp(-x * x / (2 * sigma * sigma));
	}
}
