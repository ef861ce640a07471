package org.xasmapper.normalize;

import org.xasmapper.normalize.FitRanges.Range;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * The energy at which the main edge of a normalised spectrum rises through half the edge step: the edge energy
 * for maps. It changes with oxidation state as E0 does, but is not tied to the grid and does not jump when a
 * single noisy sample makes the steepest step.
 * <p>
 * The edge is found by walking down from the white line, so that pre-edge peaks are not taken for it. Then a
 * straight line is fitted to the samples around the crossing, with weights that fall to zero on either side (so
 * that no sample enters or leaves with a jump), until line and crossing agree. Immutable.
 */
final class HalfStepEnergy {

	/** Half width of the fitted line, eV: about the rise of a 3d metal's K edge. */
	private static final double HALF_WIDTH = 3;

	/** Where the grid is coarse the line still needs samples on both sides. */
	private static final double HALF_WIDTH_IN_STEPS = 3;

	private static final int MOST_ITERATIONS = 8;
	private static final double TOLERANCE = 1e-3;

	private final double[] energies;

	HalfStepEnergy(final EnergyGrid grid) {
		energies = grid.toArray();
	}

	/**
	 * @param normalized holds the spectrum from {@code from} on
	 * @param ranges with which it was normalised
	 * @return energy in eV; NaN if the spectrum does not rise through half the edge step between the pre-edge and
	 *         the post-edge range
	 */
	double find(final float[] normalized, final int from, final FitRanges ranges) {
		final int below = crossing(normalized, from, ranges.pre(), whiteLine(normalized, from, ranges));
		if (below < 0) return Double.NaN;
		final double low = normalized[from + below];
		final double high = normalized[from + below + 1];
		final double step = energies[below + 1] - energies[below];
		return refined(normalized, from, below, energies[below] + step * (0.5 - low) / (high - low), Math.max(HALF_WIDTH,
			HALF_WIDTH_IN_STEPS * step));
	}

	/** @return the middle of the three neighbours with the largest sum between the two fit ranges */
	private int whiteLine(final float[] normalized, final int from, final FitRanges ranges) {
		final int first = Math.max(1, ranges.pre().to());
		final int last = Math.min(energies.length - 2, Math.max(first, ranges.post().from()));
		int best = Math.min(first, last);
		// Bits of positive numbers are ordered as they are, and their maximum needs no branch: a noisy white line has many a
		// highest sum so far, which a processor cannot foresee.
		int largest = Integer.MIN_VALUE;
		for (int k = best; k <= last; k++) largest = Math.max(largest, bitsAround(normalized, from + k));
		while (bitsAround(normalized, from + best) < largest) best++;
		return best;
	}

	private static int bitsAround(final float[] normalized, final int k) {
		return Float.floatToRawIntBits(normalized[k - 1] + normalized[k] + normalized[k + 1]);
	}

	/** @return the first sample below half the edge step on the way down from {@code top}, or -1 */
	private static int crossing(final float[] normalized, final int from, final Range pre, final int top) {
		if (normalized[from + top] < 0.5f) return -1;
		for (int k = top - 1; k >= pre.from(); k--) {
			if (normalized[from + k] < 0.5f) return k;
		}
		return -1;
	}

	/** @param below number of the energy below the crossing, from which the samples around it are looked for */
	private double refined(final float[] normalized, final int from, final int below, final double start,
		final double halfWidth)
	{
		double energy = start;
		int first = below;
		for (int i = 0; i < MOST_ITERATIONS; i++) {
			first = firstAbove(energy - halfWidth, first);
			final double next = lineThroughHalf(normalized, from, first, energy, halfWidth);
			if (!(Math.abs(next - start) <= halfWidth)) return Double.NaN;
			if (Math.abs(next - energy) < TOLERANCE) return next;
			energy = next;
		}
		return energy;
	}

	/**
	 * @param first number of the first energy within half a width of {@code centre}
	 * @return where the weighted least-squares line through the samples around {@code centre} is one half
	 */
	private double lineThroughHalf(final float[] normalized, final int from, final int first, final double centre,
		final double halfWidth)
	{
		final double scale = 1 / halfWidth;
		double w0 = 0;
		double wx = 0;
		double wy = 0;
		double wxx = 0;
		double wxy = 0;
		for (int k = first; k < energies.length && energies[k] < centre + halfWidth; k++) {
			final double x = (energies[k] - centre) * scale;
			final double y = normalized[from + k] - 0.5;
			final double u = 1 - x * x;
			final double w = u * u;
			final double wtimesx = w * x;
			w0 += w;
			wx += wtimesx;
			wy += w * y;
			wxx += wtimesx * x;
			wxy += wtimesx * y;
		}
		final double slope = w0 * wxy - wx * wy;
		if (slope <= 0) return Double.NaN;
		return centre + halfWidth * (wx * wxy - wy * wxx) / slope;
	}

	/** @return number of the first energy above {@code energy}, looked for from number {@code near} on, up or down */
	private int firstAbove(final double energy, final int near) {
		int k = near;
		while (k > 0 && energies[k - 1] > energy) k--;
		while (k < energies.length && energies[k] <= energy) k++;
		return k;
	}
}
