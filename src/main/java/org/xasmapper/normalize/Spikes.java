package org.xasmapper.normalize;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;
import org.xasmapper.spectrum.Quantiles;

/**
 * Finds spikes: single samples that their neighbours in energy contradict, as a cosmic ray or a lost reading leaves them in
 * one pixel. What several spectra show at the same energy is none, but a sharp line, or a matter of the slice. Safe for use
 * by several threads.
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
	private static final int LOOKED_AT = 256;

	/** Share of these that makes a spike a common one, and at least two. */
	private static final double COMMON = 0.02;

	private final int energies;
	private final double least;
	private final float[][] some;
	/** At which energies several have one; null as long as no spectrum has been found to have any. */
	private BitSet common;

	/**
	 * @param energies number of energies, at least three
	 * @param least height of a spike that matters, in edge steps
	 * @param spectra how many there are
	 * @param measured gives a spectrum by its number, normalised or not
	 */
	Spikes(final int energies, final double least, final int spectra, final IntFunction<float[]> measured) {
		this.energies = energies;
		this.least = least;
		some = new float[Math.min(LOOKED_AT, spectra)][];
		Arrays.setAll(some, s -> measured.apply((int) ((long) s * spectra / some.length)));
	}

	/**
	 * A quick look that costs little more than asking whether all samples are finite, which it tells as well. Every sample is
	 * in one of the triples whose bends it squares; a few bends are added so that they do not wait for each other.
	 *
	 * @param samples holds the spectrum from {@code from} on, at least three
	 * @return a number that {@link #mayHide} understands; not finite if a sample is not, or if squares overflow
	 */
	static float roughness(final float[] samples, final int from, final int count) {
		final int end = from + count;
		float all = 0;
		float most = 0;
		int k = from + 1;
		for (; k < end - 10; k += 12) {
			final float bends = bend(samples, k) + bend(samples, k + 3) + (bend(samples, k + 6) + bend(samples, k + 9));
			all += bends;
			if (bends > most) most = bends;
		}
		for (; k < end - 1; k += 3) {
			all += bend(samples, k);
			most = Math.max(most, bend(samples, k));
		}
		final float last = bend(samples, end - 2);
		return all + last <= Float.MAX_VALUE ? Math.max(most, last) : Float.NaN;
	}

	/** @return squared sum of the distances from both neighbours */
	private static float bend(final float[] samples, final int k) {
		final float sum = samples[k] - samples[k - 1] + (samples[k] - samples[k + 1]);
		return sum * sum;
	}

	/** @return whether a spectrum of that {@link #roughness} may have a spike: of three samples, one of the outer may have it */
	boolean mayHide(final float roughness, final double edgeStep) {
		final double smallest = (1 - 1 / SHARPER) * least * edgeStep;
		return roughness >= smallest * smallest;
	}

	/**
	 * @param normalized holds the spectrum from {@code from} on
	 * @return number of the energy of the first spike, or {@link #NONE}
	 */
	int find(final float[] normalized, final int from) {
		int k = next(normalized, from, 0, least);
		while (k != NONE && common().get(k)) k = next(normalized, from, k + 1, least);
		return k;
	}

	private synchronized BitSet common() {
		if (common != null) return common;
		final int[] found = new int[energies];
		for (final float[] spectrum : some) {
			for (int k = next(spectrum, 0, 0, 0); k != NONE; k = next(spectrum, 0, k + 1, 0)) found[k]++;
		}
		common = new BitSet();
		for (int k = 0; k < energies; k++) {
			if (found[k] >= Math.max(2, COMMON * some.length)) common.set(k);
		}
		return common;
	}

	private int next(final float[] samples, final int from, final int first, final double above) {
		for (int k = first; k < energies; k++) {
			final double height = Math.abs(height(samples, from, k));
			if (height > above && height > ABOVE_NOISE * scatter(samples, from)) return k;
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
		Arrays.setAll(distances, k -> Math.sqrt(bend(samples, from + k + 1)) / 2);
		return Quantiles.median(distances) / MEDIAN_OF_NOISE;
	}
}
