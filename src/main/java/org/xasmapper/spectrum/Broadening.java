package org.xasmapper.spectrum;

import java.util.Locale;

/**
 * Convolution with a Gaussian of constant width, to give simulated spectra the resolution of measured ones. The
 * grid may be irregular: samples count by the width of their cells. At the ends the kernel is cut and normalised
 * anew, so that a constant spectrum stays constant.
 */
public final class Broadening {

	/** Cut of the kernel, in standard deviations. */
	private static final double REACH = 5;

	private Broadening() {}

	/**
	 * @param sigma standard deviation of the Gaussian, eV, at least 0; 0 leaves the spectra as they are
	 * @return the broadened spectra with the same metadata; NaN spreads as far as the kernel reaches
	 * @throws XasException if sigma is negative or not a number
	 */
	public static Spectra gaussian(final Spectra spectra, final double sigma) {
		if (!(sigma >= 0)) {
			throw new XasException(String.format(Locale.ROOT, "The broadening must be 0 eV or above; got %s.", sigma));
		}
		if (sigma == 0) return spectra;
		final EnergyGrid grid = spectra.energies();
		final int m = grid.size();
		final float[] broadened = new float[spectra.values().length];
		for (int k = 0; k < m; k++) {
			final int from = grid.firstAtOrAbove(grid.energy(k) - REACH * sigma);
			final double[] kernel = kernel(grid, k, from, sigma);
			for (int i = 0; i < spectra.count(); i++) {
				double sum = 0;
				for (int j = 0; j < kernel.length; j++) sum += kernel[j] * spectra.value(i, from + j);
				broadened[i * m + k] = (float) sum;
			}
		}
		return new Spectra(grid, broadened, spectra.table());
	}

	private static double[] kernel(final EnergyGrid grid, final int k, final int from, final double sigma) {
		final int to = grid.lastAtOrBelow(grid.energy(k) + REACH * sigma);
		final double[] kernel = new double[to - from + 1];
		double sum = 0;
		for (int j = 0; j < kernel.length; j++) {
			final double distance = (grid.energy(from + j) - grid.energy(k)) / sigma;
			kernel[j] = cell(grid, from + j) * Math.exp(-distance * distance / 2);
			sum += kernel[j];
		}
		for (int j = 0; j < kernel.length; j++) kernel[j] /= sum;
		return kernel;
	}

	/** @return width of the cell of energy {@code k}, from halfway to its left neighbour to halfway to its right */
	private static double cell(final EnergyGrid grid, final int k) {
		final double left = grid.energy(Math.max(0, k - 1));
		final double right = grid.energy(Math.min(grid.size() - 1, k + 1));
		return (right - left) / 2;
	}
}
