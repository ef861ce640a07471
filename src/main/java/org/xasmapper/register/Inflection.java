package org.xasmapper.register;

import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

/**
 * Where a rise is steepest, between the energies of the grid.
 *
 * @param energy eV
 * @param error standard deviation, eV
 */
record Inflection(double energy, double error) {

	/** Half width of the cubic, eV: narrower than the rise of a metal's edge. */
	private static final double HALF_WIDTH = 1.5;
	private static final double HALF_WIDTH_IN_STEPS = 2.5;

	/** Another half width, to see how much it matters. */
	private static final double WIDER = 1.5;

	/** The first rise of a foil is at least this steep, as a share of the steepest; noise before the edge is not. */
	private static final double FIRST = 0.5;

	private static final int MOST_ITERATIONS = 5;

	/**
	 * @param samples of a metal, finite
	 * @param within where to look
	 * @return the first inflection point: the first rise that is at least half as steep as the steepest
	 * @throws XasException if nothing rises there
	 */
	static Inflection first(final EnergyGrid energies, final float[] samples, final EnergyRange within) {
		final int from = energies.firstAtOrAbove(within.start());
		final int to = energies.lastAtOrBelow(within.end()) + 1;
		final double[] slopes = new double[Math.max(0, to - from)];
		double steepest = 0;
		for (int i = 0; i < slopes.length; i++) {
			final double energy = energies.energy(from + i);
			slopes[i] = LocalCubic.of(energies, samples, energy, halfWidth(energies, from + i)).slope();
			steepest = Math.max(steepest, slopes[i]);
		}
		for (int i = 1; i < slopes.length - 1; i++) {
			if (slopes[i] < FIRST * steepest || slopes[i] < slopes[i - 1] || slopes[i] < slopes[i + 1]) continue;
			if (slopes[i] > 0) return near(energies, samples, from + i);
		}
		throw new XasException(String.format(Locale.ROOT, "The reference has no edge within %s; its energies are %s. Is it of another " +
			"element, or the transmitted intensity instead of absorption?", within, energies));
	}

	/**
	 * @param index number of the energy at which the samples are steepest
	 * @return the inflection point next to it, or itself with an error of half a step where the samples tell no better
	 */
	static Inflection near(final EnergyGrid energies, final float[] samples, final int index) {
		final double halfWidth = halfWidth(energies, index);
		final Inflection narrow = refined(energies, samples, energies.energy(index), halfWidth);
		if (narrow == null) return new Inflection(energies.energy(index), step(energies, index) / 2);
		final Inflection wide = refined(energies, samples, energies.energy(index), WIDER * halfWidth);
		if (wide == null) return narrow;
		return new Inflection(narrow.energy, Math.hypot(narrow.error, wide.energy - narrow.energy));
	}

	private static Inflection refined(final EnergyGrid energies, final float[] samples, final double start,
		final double halfWidth)
	{
		double energy = start;
		for (int i = 0; i < MOST_ITERATIONS; i++) {
			final LocalCubic cubic = LocalCubic.of(energies, samples, energy, halfWidth);
			final double next = cubic.steepest();
			if (!(Math.abs(next - start) <= halfWidth)) return null;
			if (Math.abs(next - energy) < EnergyGrid.SAME || i == MOST_ITERATIONS - 1) {
				return new Inflection(next, cubic.steepestError());
			}
			energy = next;
		}
		return null;
	}

	private static double halfWidth(final EnergyGrid energies, final int index) {
		return Math.max(HALF_WIDTH, HALF_WIDTH_IN_STEPS * step(energies, index));
	}

	/** @return mean distance to the neighbours, eV */
	private static double step(final EnergyGrid energies, final int index) {
		final int below = Math.max(0, index - 1);
		final int above = Math.min(energies.size() - 1, index + 1);
		return (energies.energy(above) - energies.energy(below)) / (above - below);
	}
}
