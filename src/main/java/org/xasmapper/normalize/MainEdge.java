package org.xasmapper.normalize;

import org.xasmapper.normalize.EdgeFit.Coefficients;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Tells a pre-edge peak from the edge. Lines before the edge, such as 1s → 3d of four-fold Ti, V⁵⁺ or Cr⁶⁺, may rise more
 * steeply than the edge itself. But a line comes down again, where an edge stays up. A steepest point is on a pre-edge peak if
 * the spectrum falls after it, before it rises through half the edge step for good, and
 * <ul>
 * <li>falls to less than half of the peak's height, or to less than a quarter of the edge step, or</li>
 * <li>that rise is more than 9 eV away.</li>
 * </ul>
 * The first rise of a metal, which is its edge, may have a dip after it as well, but a shallow one, and half the edge step is
 * reached within 8 eV: 7.0 eV for Ti, 7.7 for V, 8.0 for Cr, 7.0 for Fe, 5.2 for Cu. Lines of oxides lie 8 to 15 eV before
 * it. Keeps scratch memory: one per thread.
 */
final class MainEdge {

	/** The edge, and its white line, lie within so many eV above a pre-edge peak. */
	private static final double REACH = 50;

	private static final float HALF = 0.5f;

	/** A peak falls to less than this share of its height, a shoulder does not. */
	private static final float OF_HEIGHT = 0.5f;

	/** A level below this share of the edge step is before the edge. */
	private static final float OF_STEP = 0.25f;

	/** A first rise that is the edge brings the spectrum to half the edge step within this, eV. */
	private static final double TO_HALF = 9;

	/** A fall counts from this share of the edge step on, and from so many times the noise. */
	private static final double LEAST_FALL = 0.03;
	private static final double LEAST_FALL_TO_NOISE = 4;

	private final EnergyGrid energies;
	private final EdgeFinder finder;
	private final EdgeFits fits;
	private final Coefficients fitted = new Coefficients();
	private final float[] smooth;

	/** Height of the peak and level after it, in edge steps, where {@link #find} last left a peak. */
	private float peak;
	private float level;

	/**
	 * @param finder that finds the steepest point, of the same thread
	 * @param fits with automatic ranges; may be shared
	 */
	MainEdge(final EnergyGrid energies, final EdgeFinder finder, final EdgeFits fits) {
		this.energies = energies;
		this.finder = finder;
		this.fits = fits;
		smooth = new float[energies.size()];
	}

	/**
	 * @param steepest number of the energy at which {@code samples} rise most steeply, as the finder has it
	 * @param samples holds the spectrum from {@code from} on
	 * @param scratch as long as {@code samples}; overwritten where the spectrum is
	 * @return number of the energy of the steepest point of the main edge; {@code steepest} itself unless it is on a
	 *         pre-edge peak and there is an edge after it
	 */
	int find(final int steepest, final float[] samples, final int from, final float[] scratch) {
		final EdgeFit fit = fits.around(steepest);
		if (fit == null) return steepest;
		fit.fit(samples, from, fitted);
		if (!(fitted.edgeStep() > 0)) return steepest;
		fit.normalize(samples, from, fitted, scratch);
		return find(steepest, samples, scratch, from, fit.noise().of(samples, from) / fitted.edgeStep());
	}

	private int find(final int steepest, final float[] samples, final float[] normalized, final int from,
		final double noise)
	{
		final int last = Math.min(energies.size() - 2, energies.lastAtOrBelow(energies.energy(steepest) + REACH));
		for (int k = steepest; k <= last; k++) smooth[k] = middle(normalized, from + k);
		if (last <= steepest || smooth[last] < HALF) return steepest;
		int below = last;
		while (below > steepest && smooth[below] >= HALF) below--;
		final int foot = deepestFall(steepest, below);
		if (!isPeak(energies.energy(below) - energies.energy(steepest), noise)) return steepest;
		final int edge = finder.findWithin(foot, last, samples, from);
		return edge == EdgeFinder.NOT_FOUND ? steepest : edge;
	}

	/** @return height of the last peak that was left for the edge, in edge steps */
	float peak() {
		return peak;
	}

	/** @return to which level the spectrum fell after it, in edge steps */
	float level() {
		return level;
	}

	/** @return the middle one of three neighbouring samples, so that a single bad one is no peak and no fall */
	private static float middle(final float[] samples, final int k) {
		final float a = samples[k - 1];
		final float b = samples[k];
		final float c = samples[k + 1];
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}

	/** @return where the spectrum lies farthest below what it had reached before */
	private int deepestFall(final int first, final int last) {
		float highest = smooth[first];
		int deepest = first;
		peak = highest;
		level = highest;
		for (int k = first; k <= last; k++) {
			highest = Math.max(highest, smooth[k]);
			if (highest - smooth[k] <= peak - level) continue;
			peak = highest;
			level = smooth[k];
			deepest = k;
		}
		return deepest;
	}

	/** @param toHalf from the steepest point to half the edge step, eV */
	private boolean isPeak(final double toHalf, final double noise) {
		final double least = Double.isNaN(noise) ? LEAST_FALL : Math.max(LEAST_FALL, LEAST_FALL_TO_NOISE * noise);
		return peak - level > least && (level < OF_HEIGHT * peak || level < OF_STEP || toHalf > TO_HALF);
	}
}
