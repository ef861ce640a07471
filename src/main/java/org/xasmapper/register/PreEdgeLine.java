package org.xasmapper.register;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Spectra;

/**
 * The highest line before an edge. The foot of the edge is convex, so that the lower convex hull of the spectrum follows it
 * and leaves out lines; the line is what stands above the hull.
 *
 * @param energy of its top, eV
 * @param error standard deviation, eV
 */
record PreEdgeLine(double energy, double error) {

	/** Lines of 3d elements lie within this below the rise through half the edge step, eV. */
	private static final double BEFORE_HALF = 18;

	/** Noise is smoothed by a Gaussian of this standard deviation, eV, and by a wider one to see how much it matters. */
	private static final double SMOOTHING = 0.5;
	private static final double WIDER_SMOOTHING = 0.8;

	/** What is nearer to it is a shoulder of the edge, eV. */
	private static final double CLEAR_OF_HALF = 3;

	/** Least height, in edge steps, and in the noise of a sample: less may stand above the hull of a bare edge. */
	private static final double LEAST_HEIGHT = 0.03;
	private static final double LEAST_HEIGHT_TO_NOISE = 3;

	/** An error below this would claim more than one grid and one resolution can tell, eV. */
	private static final double LEAST_ERROR = 0.05;

	/**
	 * @param normalized one spectrum
	 * @param half where it rises through half its edge step, eV
	 * @param noise of a sample, in edge steps; NaN if unknown
	 * @return the line, or empty if there is none
	 */
	static Optional<PreEdgeLine> of(final Spectra normalized, final double half, final double noise) {
		final double least = Double.isNaN(noise) ? LEAST_HEIGHT : Math.max(LEAST_HEIGHT, LEAST_HEIGHT_TO_NOISE * noise);
		final double narrow = top(Broadening.gaussian(normalized, SMOOTHING), half, least);
		final double wide = top(Broadening.gaussian(normalized, WIDER_SMOOTHING), half, least);
		if (Double.isNaN(narrow) || Double.isNaN(wide)) return Optional.empty();
		return Optional.of(new PreEdgeLine(narrow, Math.max(LEAST_ERROR, Math.abs(wide - narrow))));
	}

	private static double top(final Spectra smooth, final double half, final double least) {
		final int first = smooth.energies().firstAtOrAbove(half - BEFORE_HALF);
		if (smooth.energies().lastAtOrBelow(half) - first < 2) return Double.NaN;
		final EnergyGrid grid = smooth.energies().within(new EnergyRange(half - BEFORE_HALF, half));
		final double[] height = aboveHull(grid, smooth.values(), first);
		int top = 0;
		for (int k = 1; k < height.length && grid.energy(k) < half - CLEAR_OF_HALF; k++) {
			if (height[k] > height[top]) top = k;
		}
		return height[top] < least ? Double.NaN : vertex(grid, height, top);
	}

	/** @return by how much the samples lie above the lower convex hull of all */
	private static double[] aboveHull(final EnergyGrid grid, final float[] samples, final int first) {
		final Deque<Integer> hull = new ArrayDeque<>();
		for (int k = 0; k < grid.size(); k++) {
			while (hull.size() > 1) {
				final int last = hull.pop();
				if (slope(grid, samples, first, hull.peek(), last) < slope(grid, samples, first, last, k)) {
					hull.push(last);
					break;
				}
			}
			hull.push(k);
		}
		final double[] above = new double[grid.size()];
		while (hull.size() > 1) {
			final int right = hull.pop();
			final int left = hull.peek();
			final double slope = slope(grid, samples, first, left, right);
			for (int k = left; k < right; k++) {
				above[k] = samples[first + k] - samples[first + left] - slope * (grid.energy(k) - grid.energy(left));
			}
		}
		return above;
	}

	private static double slope(final EnergyGrid grid, final float[] samples, final int first, final int a, final int b) {
		return ((double) samples[first + b] - samples[first + a]) / (grid.energy(b) - grid.energy(a));
	}

	/** @return the top of the parabola through the highest sample and its neighbours */
	private static double vertex(final EnergyGrid grid, final double[] height, final int top) {
		if (top == 0 || top == height.length - 1) return grid.energy(top);
		final double left = (height[top] - height[top - 1]) / (grid.energy(top) - grid.energy(top - 1));
		final double right = (height[top + 1] - height[top]) / (grid.energy(top + 1) - grid.energy(top));
		final double bend = (right - left) / (grid.energy(top + 1) - grid.energy(top - 1));
		return bend < 0 ? (grid.energy(top - 1) + grid.energy(top)) / 2 - left / (2 * bend) : grid.energy(top);
	}
}
