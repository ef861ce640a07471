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

	private static final double HALF = 0.5;

	/** What stays above half the edge step for so long is no line any more, eV. */
	private static final double FOR_GOOD = 6;

	/** A peak falls to less than this share of its height, a shoulder does not. */
	private static final double OF_HEIGHT = 0.5;

	/** A level below this share of the edge step is before the edge. */
	private static final double OF_STEP = 0.25;

	/** A first rise that is the edge brings the spectrum to half the edge step within this, eV. */
	private static final double TO_HALF = 9;

	/** A fall counts from this share of the edge step on, and from so many times the noise. */
	private static final double LEAST_FALL = 0.03;
	private static final double LEAST_FALL_TO_NOISE = 4;

	private final EnergyGrid energies;
	private final EdgeFinder finder;

	/** Height of the peak and level after it, in edge steps, and the energies of that level and of the last below one half. */
	private double peak;
	private double level;
	private int foot;
	private int below;

	/** @param finder that finds the steepest point, of the same thread */
	MainEdge(final EnergyGrid energies, final EdgeFinder finder) {
		this.energies = energies;
		this.finder = finder;
	}

	/**
	 * @param steepest number of the energy at which {@code samples} rise most steeply, as the finder has it
	 * @param fit around it
	 * @param fitted to the spectrum by it
	 * @param samples holds the spectrum from {@code from} on
	 * @return number of the energy of the steepest point of the main edge; {@code steepest} itself unless it is on a
	 *         pre-edge peak and there is an edge after it
	 */
	int find(final int steepest, final EdgeFit fit, final Coefficients fitted, final float[] samples, final int from) {
		if (!(fitted.edgeStep() > 0)) return steepest;
		if (!rises(steepest, fitted, samples, from) || !isPeak(steepest, fit, fitted, samples, from)) return steepest;
		final int last = Math.min(energies.size() - 2, energies.lastAtOrBelow(energies.energy(steepest) + REACH));
		final int edge = finder.findWithin(foot, last, samples, from);
		return edge == EdgeFinder.NOT_FOUND ? steepest : edge;
	}

	/** @return height of the last peak that was left for the edge, in edge steps */
	double peak() {
		return peak;
	}

	/** @return to which level the spectrum fell after it, in edge steps */
	double level() {
		return level;
	}

	/**
	 * Goes up from the steepest point to where the spectrum stays above half the edge step, and keeps the deepest fall on the
	 * way.
	 *
	 * @return whether there is a fall, and a rise after it
	 */
	private boolean rises(final int steepest, final Coefficients fitted, final float[] samples, final int from) {
		final double start = energies.energy(steepest);
		final int end = energies.size() - 1;
		final double scale = 1 / fitted.edgeStep();
		double highest = Double.NEGATIVE_INFINITY;
		int seen = steepest - 1;
		peak = 0;
		level = 0;
		below = steepest;
		int k = steepest;
		for (; k < end && energies.energy(k) - start <= REACH; k++) {
			final double half = fitted.line(energies.energy(k) - start) + HALF * fitted.edgeStep();
			if (isAbove(half, samples, from + k)) {
				if (energies.energy(k) - energies.energy(below) > FOR_GOOD) return peak > level;
				continue;
			}
			below = k;
			// Heights matter only where the spectrum comes down again, which it seldom does.
			double mu = Double.NaN;
			while (seen < k) {
				seen++;
				mu = (middle(samples, from + seen) - fitted.line(energies.energy(seen) - start)) * scale;
				highest = Math.max(highest, mu);
			}
			if (highest - mu <= peak - level) continue;
			peak = highest;
			level = mu;
			foot = k;
		}
		return peak > level && below < k - 1;
	}

	/** @return whether the middle one of three neighbouring samples is */
	private static boolean isAbove(final double half, final float[] samples, final int k) {
		if (samples[k] >= half) return samples[k - 1] >= half || samples[k + 1] >= half;
		return samples[k - 1] >= half && samples[k + 1] >= half;
	}

	/** @return the middle one of three neighbouring samples, so that a single bad one is no peak and no fall */
	private static float middle(final float[] samples, final int k) {
		final float a = samples[k - 1];
		final float b = samples[k];
		final float c = samples[k + 1];
		return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
	}

	private boolean isPeak(final int steepest, final EdgeFit fit, final Coefficients fitted, final float[] samples,
		final int from)
	{
		if (peak - level < LEAST_FALL) return false;
		final double toHalf = energies.energy(below) - energies.energy(steepest);
		if (level >= OF_HEIGHT * peak && level >= OF_STEP && toHalf <= TO_HALF) return false;
		// NaN where the noise is not known.
		return !(peak - level < LEAST_FALL_TO_NOISE * fit.noise().of(samples, from) / fitted.edgeStep());
	}
}
