package org.xasmapper.normalize;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * Finds E0 as {@code larch.xafs.find_e0} does: the point of largest derivative, away from the ends, whose two
 * neighbours exceed a tenth of the maximum as well. Keeps scratch memory: one per thread.
 */
final class EdgeFinder {

	static final int NOT_FOUND = -1;

	/** Share of the largest derivative that a point's neighbours must exceed, so that a glitch is not an edge. */
	private static final double NEIGHBOUR_SHARE = 0.1;

	private final double[] inverseSteps;
	private final double[] derivative;
	private final int margin;

	/** @throws XasException if the grid has too few energies to tell an edge from the ends of the data */
	EdgeFinder(final EnergyGrid energies) {
		final int m = energies.size();
		margin = Math.max(3, (int) (m * 0.05));
		if (m <= 2 * margin) {
			throw new XasException("An automatic E0 needs at least " + (2 * margin + 1) + " energies; the spectra have " +
				m + ". Give E0 as a number.");
		}
		derivative = new double[m];
		inverseSteps = new double[m];
		for (int k = 0; k < m; k++) {
			inverseSteps[k] = 1 / (energies.energy(Math.min(k + 1, m - 1)) - energies.energy(Math.max(k - 1, 0)));
		}
	}

	/**
	 * @param samples holds the spectrum from {@code from} on, finite
	 * @return number of the energy of largest derivative, or {@link #NOT_FOUND}
	 */
	int find(final float[] samples, final int from) {
		differentiate(samples, from);
		final int m = derivative.length;
		double largest = Double.NEGATIVE_INFINITY;
		for (int k = margin; k < m - margin; k++) largest = Math.max(largest, derivative[k]);
		final double high = NEIGHBOUR_SHARE * largest;
		int best = NOT_FOUND;
		double bestDerivative = 0;
		for (int k = margin; k <= m - margin; k++) {
			if (derivative[k] <= bestDerivative || derivative[k] <= high) continue;
			if (derivative[k - 1] <= high || derivative[k + 1] <= high) continue;
			best = k;
			bestDerivative = derivative[k];
		}
		return best;
	}

	/** Central differences of the samples over those of the energies; one-sided at the ends. */
	private void differentiate(final float[] samples, final int from) {
		final int last = derivative.length - 1;
		derivative[0] = ((double) samples[from + 1] - samples[from]) * inverseSteps[0];
		for (int k = 1; k < last; k++) {
			derivative[k] = ((double) samples[from + k + 1] - samples[from + k - 1]) * inverseSteps[k];
		}
		derivative[last] = ((double) samples[from + last] - samples[from + last - 1]) * inverseSteps[last];
	}
}
