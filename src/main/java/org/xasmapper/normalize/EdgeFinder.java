package org.xasmapper.normalize;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

/**
 * Finds E0 as {@code larch.xafs.find_e0} 0.9.58 does: the point of largest derivative, away from the ends, whose two
 * neighbours exceed a tenth of the maximum as well. In a scan of at most 20 energies, where an edge may be a single
 * step, the point of largest derivative will do if no such point is found, as in later versions of Larch. Keeps scratch
 * memory: one per thread.
 */
final class EdgeFinder {

	static final int NOT_FOUND = -1;

	/** Share of the largest derivative that a point's neighbours must exceed, so that a glitch is not an edge. */
	private static final float NEIGHBOUR_SHARE = 0.1f;

	/** Most energies of a scan in which an edge may be a single step. */
	private static final int SHORT_SCAN = 20;

	/** A pre-edge line needs two energies below E0, a post-edge polynomial two from E0 on. */
	private static final int LEAST_MARGIN = 2;

	private final float[] inverseSteps;
	private final float[] derivative;
	private final int margin;

	/** First and last energy that may be E0, besides the margins. */
	private final int lowest;
	private final int highest;

	/** Finds an edge anywhere. */
	EdgeFinder(final EnergyGrid energies) {
		this(energies, null);
	}

	/**
	 * @param where E0 may lie; null = anywhere
	 * @throws XasException if the grid has too few energies to tell an edge from the ends of the data
	 */
	EdgeFinder(final EnergyGrid energies, final EnergyRange where) {
		final int m = energies.size();
		if (m <= 2 * LEAST_MARGIN) {
			throw new XasException("An automatic E0 needs at least " + (2 * LEAST_MARGIN + 1) +
				" energies; the spectra have " + m + ". Give E0 as a number.");
		}
		margin = Math.max(3, (int) (m * 0.05));
		lowest = where == null ? 0 : energies.firstAtOrAbove(where.start());
		highest = where == null ? m : energies.lastAtOrBelow(where.end());
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
		final int m = derivative.length;
		final int found = steepest(Math.max(margin, lowest), Math.min(m - margin, highest));
		if (found != NOT_FOUND || m > SHORT_SCAN) return found;
		final int top = top(Math.max(LEAST_MARGIN, lowest), Math.min(m - 1 - LEAST_MARGIN, highest));
		return top != NOT_FOUND && derivative[top] > 0 ? top : NOT_FOUND;
	}

	/**
	 * @param first energy that may be E0
	 * @param last energy that may be E0
	 * @return as {@link #find}, between two energies
	 */
	int findWithin(final int first, final int last, final float[] samples, final int from) {
		differentiate(samples, from);
		return steepest(Math.max(first, Math.max(margin, lowest)), Math.min(last, Math.min(derivative.length - margin, highest)));
	}

	/** @param last included, for Larch looks one point further here than for the maximum */
	private int steepest(final int first, final int last) {
		final int top = top(first, last - 1);
		if (top == NOT_FOUND) return NOT_FOUND;
		final float high = NEIGHBOUR_SHARE * derivative[top];
		// Nearly always the maximum is the edge; only glitches need the search.
		if (derivative[last] <= derivative[top] && isEdge(top, high)) return top;
		int best = NOT_FOUND;
		for (int k = first; k <= last; k++) {
			if (isEdge(k, high) && (best == NOT_FOUND || derivative[k] > derivative[best])) best = k;
		}
		return best;
	}

	/** @param last included */
	private int top(final int first, final int last) {
		if (first > last) return NOT_FOUND;
		// Bits of positive numbers are ordered as they are, and their maximum needs no branch; a slope that falls is no edge.
		int steepest = Integer.MIN_VALUE;
		for (int k = first; k <= last; k++) steepest = Math.max(steepest, Float.floatToRawIntBits(derivative[k]));
		int top = first;
		while (Float.floatToRawIntBits(derivative[top]) < steepest) top++;
		return top;
	}

	private boolean isEdge(final int k, final float high) {
		return derivative[k] > 0 && derivative[k] > high && derivative[k - 1] > high && derivative[k + 1] > high;
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
