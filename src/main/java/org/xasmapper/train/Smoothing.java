package org.xasmapper.train;

/** Gaussian smoothing of spectra along a regular grid, as a matrix. */
final class Smoothing {

	private Smoothing() {}

	/**
	 * @param sigma standard deviation of the Gaussian, in grid steps; it is cut and normalised anew at the ends
	 * @return I − K, {@code [points × points]}: a row vector times it is what smoothing with K takes off
	 */
	static float[] roughness(final int points, final double sigma) {
		final float[] roughness = new float[points * points];
		for (int to = 0; to < points; to++) {
			double sum = 0;
			for (int from = 0; from < points; from++) sum += kernel(from - to, sigma);
			for (int from = 0; from < points; from++) {
				roughness[from * points + to] = (float) ((from == to ? 1 : 0) - kernel(from - to, sigma) / sum);
			}
		}
		return roughness;
	}

	private static double kernel(final double distance, final double sigma) {
		return Math.exp(-distance * distance / (2 * sigma * sigma));
	}
}
