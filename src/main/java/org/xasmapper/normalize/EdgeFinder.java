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
	private static final float NEIGHBOUR_SHARE = 0.1f;

	private final float[] inverseSteps;
	private final float[] derivative;
	private final int margin;

	/** @throws XasException if the grid has too few energies to tell an edge from the ends of the data */
	EdgeFinder(final EnergyGrid energies) {
		final int m = energies.size();
		margin = Math.max(3, (int) (m * 0.05));
		if (m <= 2 * margin) {
			throw new XasException("An automatic E0 needs at least " + (2 * margin + 1) + " energies; the spectra have " +
				m + ". Give E0 as a number.");
		}
		derivative = new float[m];
		inverseSteps = new float[m];
		for (int k = 0; k < m; k++) {
			inverseSteps[k] = (float) (1 / (energies.energy(Math.min(k + 1, m - 1)) - energies.energy(Math.max(k - 1,
				0))));
		}
	}

	/**
	 * @param samples holds the spectrum from {@code from} on, finite
	 * @return number of the energy of largest derivative, or {@link #NOT_FOUND}
	 */
	int find(final float[] samples, final int from) {
		differentiate(samples, from);
		final int end = derivative.length - margin;
		int top = margin;
		for (int k = margin + 1; k < end; k++) {
			if (derivative[k] > derivative[top]) top = k;
		}
		final float high = NEIGHBOUR_SHARE * derivative[top];
		// Nearly always the maximum is the edge; only glitches need the search. Larch looks one point further here.
		if (derivative[end] <= derivative[top] && isEdge(top, high)) return top;
		return largestEdge(end, high);
	}

	private boolean isEdge(final int k, final float high) {
		return derivative[k] > 0 && derivative[k] > high && derivative[k - 1] > high && derivative[k + 1] > high;
	}

	private int largestEdge(final int last, final float high) {
		int best = NOT_FOUND;
		for (int k = margin; k <= last; k++) {
			if (isEdge(k, high) && (best == NOT_FOUND || derivative[k] > derivative[best])) best = k;
		}
		return best;
	}

	/**
	 * Central differences of the samples over those of the energies; one-sided at the ends. In float32, as the
	 * samples are.
	 */
	private void differentiate(final float[] samples, final int from) {
		final int last = derivative.length - 1;
		derivative[0] = (samples[from + 1] - samples[from]) * inverseSteps[0];
		for (int k = 1; k < last; k++) {
			derivative[k] = (samples[from + k + 1] - samples[from + k - 1]) * inverseSteps[k];
		}
		derivative[last] = (samples[from + last] - samples[from + last - 1]) * inverseSteps[last];
	}
}
