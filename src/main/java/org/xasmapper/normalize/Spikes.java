package org.xasmapper.normalize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.xasmapper.spectrum.Quantiles;

/**
 * Finds spikes: single samples that their neighbours in energy contradict, as a cosmic ray or a lost reading leaves them in
 * one pixel. What several spectra show at the same energy is none, but a sharp line, or a matter of the slice. Immutable.
 */
final class Spikes {

	static final int NONE = -1;

	/** How far apart the neighbours of a spike may be, as a share of its height. */
	private static final double LEVEL = 0.25;

	/** How many times higher a spike is than the changes beside it, so that a line of which a grid shows the flanks is none. */
	private static final double SHARPER = 3;

	/**
	 * How many times higher a spike is than the samples scatter. Noise of counting is up to twice as large on one side of the
	 * edge as in the middle of all samples, and a map has millions of them.
	 */
	private static final double ABOVE_NOISE = 8;

	/** Median of the absolute values of normal noise, in standard deviations. */
	private static final double MEDIAN_OF_NOISE = 0.6745;

	/** Spectra that are looked at, for what several have in common. */
	private static final int LOOKED_AT = 512;

	/** Share of these that makes a spike a common one, and at least two. */
	private static final double COMMON = 0.02;

	private final int energies;
	private final double least;
	private final BitSet common;

	private Spikes(final int energies, final double least, final BitSet common) {
		this.energies = energies;
		this.least = least;
		this.common = common;
	}

	/**
	 * @param energies number of energies
	 * @param least height of a spike that matters, in edge steps
	 * @param spectra how many there are
	 * @param measured gives a spectrum by its number
	 */
	static Spikes of(final int energies, final double least, final int spectra, final IntFunction<float[]> measured) {
		final Spikes any = new Spikes(energies, 0, new BitSet());
		final int lookedAt = Math.min(LOOKED_AT, spectra);
		final int[] found = new int[energies];
		for (int s = 0; s < lookedAt; s++) {
			final float[] spectrum = measured.apply((int) ((long) s * spectra / lookedAt));
			for (int k = any.next(spectrum, 0, 0); k != NONE; k = any.next(spectrum, 0, k + 1)) found[k]++;
		}
		final BitSet common = new BitSet();
		for (int k = 0; k < energies; k++) {
			if (found[k] >= Math.max(2, COMMON * lookedAt)) common.set(k);
		}
		return new Spikes(energies, least, common);
	}

	/**
	 * A quick look that costs no more than asking whether all samples are finite, which it tells as well.
	 *
	 * @param samples holds the spectrum from {@code from} on, at least three
	 * @return at least the squared height of the highest spike; NaN or infinite if a sample is, or if squares overflow
	 */
	static float roughness(final float[] samples, final int from, final int count) {
		final int end = from + count - 1;
		float most = Math.max(squared(samples[from] - samples[from + 1]), squared(samples[end] - samples[end - 1]));
		int k = from + 1;
		// A spike bends by twice its height; noise must not add up to it.
		for (; k < end - 7; k += 8) {
			final float a = bend(samples, k) + bend(samples, k + 4);
			final float b = bend(samples, k + 1) + bend(samples, k + 5);
			final float c = bend(samples, k + 2) + bend(samples, k + 6);
			final float d = bend(samples, k + 3) + bend(samples, k + 7);
			most = Math.max(most, a + b + (c + d));
		}
		for (; k < end; k++) most = Math.max(most, bend(samples, k));
		return most;
	}

	/** @return squared distance from the middle of both neighbours */
	private static float bend(final float[] samples, final int k) {
		return 0.25f * squared(samples[k] - samples[k - 1] + (samples[k] - samples[k + 1]));
	}

	private static float squared(final float difference) {
		return difference * difference;
	}

	/** @return whether a spectrum of that {@link #roughness} can hold a spike that matters */
	boolean mayHide(final float roughness, final double edgeStep) {
		return roughness >= least * least * edgeStep * edgeStep;
	}

	/**
	 * @param normalized holds the spectrum from {@code from} on
	 * @return number of the energy of the first spike, or {@link #NONE}
	 */
	int find(final float[] normalized, final int from) {
		int k = next(normalized, from, 0);
		while (k != NONE && common.get(k)) k = next(normalized, from, k + 1);
		return k;
	}

	private int next(final float[] samples, final int from, final int first) {
		for (int k = first; k < energies; k++) {
			final double height = Math.abs(height(samples, from, k));
			if (height > least && height > ABOVE_NOISE * scatter(samples, from)) return k;
		}
		return NONE;
	}

	/** At the ends of the data the one neighbour counts twice. */
	private double height(final float[] samples, final int from, final int k) {
		final int last = energies - 1;
		final float left = samples[from + (k > 0 ? k - 1 : 1)];
		final float right = samples[from + (k < last ? k + 1 : last - 1)];
		final float before = k > 1 ? samples[from + k - 2] : Float.NaN;
		final float after = k < last - 1 ? samples[from + k + 2] : Float.NaN;
		return height(before, left, samples[from + k], right, after);
	}

	/**
	 * The shape of a spike: one sample lies off both neighbours, which are about equal, and so are theirs.
	 *
	 * @param before the sample before the neighbour, NaN where the data end; likewise {@code after}
	 * @return the smaller of its distances from both neighbours, negative if it points down; 0 if it is none
	 */
	static double height(final double before, final double left, final double middle, final double right,
		final double after)
	{
		final double up = middle - left;
		final double down = middle - right;
		final double height = Math.min(Math.abs(up), Math.abs(down));
		if (!(up * down > 0) || Math.abs(up - down) > LEVEL * height) return 0;
		if (SHARPER * Math.abs(left - before) > height || SHARPER * Math.abs(right - after) > height) return 0;
		return Math.copySign(height, up);
	}

	/** @return standard deviation of a sample's distance from the middle of its neighbours, which few spikes do not change */
	private double scatter(final float[] samples, final int from) {
		final double[] distances = new double[energies - 2];
		Arrays.setAll(distances, k -> Math.sqrt(bend(samples, from + k + 1)));
		return Quantiles.median(distances) / MEDIAN_OF_NOISE;
	}
}
