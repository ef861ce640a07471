package org.xasmapper.normalize;

import org.xasmapper.spectrum.EnergyGrid;

/**
 * Standard deviation of the noise in a range of a spectrum, from the distance of each sample to the straight line
 * through its two neighbours (Gasser, Sroka and Jennen-Steinmetz, Biometrika 73, 625, 1986). Unlike the scatter
 * about a fitted line it does not take the foot of a pre-edge peak, or any other smooth structure, for noise.
 * Immutable.
 */
final class PointNoise {

	private final int first;
	private final double[] below;
	private final double[] above;
	private final double[] middle;

	/** Uses the samples from {@code from} to before {@code to}. */
	PointNoise(final EnergyGrid energies, final int from, final int to) {
		first = from;
		final int triples = Math.max(0, to - from - 2);
		below = new double[triples];
		above = new double[triples];
		middle = new double[triples];
		for (int i = 0; i < triples; i++) {
			final double left = energies.energy(from + i + 1) - energies.energy(from + i);
			final double right = energies.energy(from + i + 2) - energies.energy(from + i + 1);
			final double share = right / (left + right);
			// Scaled so that the squared distance has the variance of one sample as its mean; the mean is taken as well.
			middle[i] = 1 / Math.sqrt(triples * (1 + share * share + (1 - share) * (1 - share)));
			below[i] = -middle[i] * share;
			above[i] = -middle[i] * (1 - share);
		}
	}

	/** @return whether the range has too few samples, fewer than three, to tell */
	boolean isUnknown() {
		return middle.length == 0;
	}

	/**
	 * Two sums that do not wait for each other.
	 *
	 * @param samples holds the spectrum from {@code offset} on
	 * @return standard deviation of a sample, NaN if unknown
	 */
	double of(final float[] samples, final int offset) {
		if (isUnknown()) return Double.NaN;
		final int start = offset + first;
		double even = 0;
		double odd = 0;
		int i = 0;
		for (; i < middle.length - 1; i += 2) {
			final double distance = distance(samples, start, i);
			final double next = distance(samples, start, i + 1);
			even += distance * distance;
			odd += next * next;
		}
		if (i < middle.length) even += Math.pow(distance(samples, start, i), 2);
		return Math.sqrt(even + odd);
	}

	private double distance(final float[] samples, final int start, final int i) {
		return below[i] * samples[start + i] + middle[i] * samples[start + i + 1] + above[i] * samples[start + i + 2];
	}
}
