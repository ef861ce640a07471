package org.xasmapper.normalize;

import java.util.Arrays;

/**
 * Finds the spectra of a block that would spoil a mean: hot, dead or noisy pixels and spikes. An outsider varies from
 * energy to energy more than three times as much as the median of its block, does not do so where the others do, and
 * shows nothing that is broad and above its own noise. Thick particles among background are none: they agree with each
 * other, and have an edge. Keeps scratch memory: one per thread.
 */
final class Outsiders {

	/** Squared, since variations are sums of squares. */
	private static final float INFLUENTIAL = 3 * 3;

	/** In fewer spectra the median may be an outsider's, so that all are looked at. */
	private static final int FEW = 8;

	/** Least correlation, energy by energy, with the others. */
	private static final double ALIKE = 0.3;

	/** Least ratio of the range of a smoothed spectrum to its noise; that of noise itself is 3 to 5. */
	private static final double REAL = 8;

	/** Pieces of a spectrum over which it is smoothed. */
	private static final int PIECES = 8;

	/** Bits of a float that are left out when it is sorted into bins an eighth wide. */
	private static final int BIN_BITS = 20;

	private final int energies;
	private final double[] crowd;
	private final int[] bins = new int[1 << Integer.SIZE - 1 - BIN_BITS];

	/** @param energies number of energies of the grid */
	Outsiders(final int energies) {
		this.energies = energies;
		crowd = new double[energies - 1];
	}

	/**
	 * @param samples holds the spectrum from {@code from} on
	 * @return sum of the squared differences of neighbouring samples: 0 for a constant, not finite if a sample is not or
	 *         differences overflow; four sums that do not wait for each other
	 */
	static float variation(final float[] samples, final int from, final int count) {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		int k = from;
		final int end = from + count - 1;
		for (; k < end - 3; k += 4) {
			final float first = samples[k + 1] - samples[k];
			final float second = samples[k + 2] - samples[k + 1];
			final float third = samples[k + 3] - samples[k + 2];
			final float fourth = samples[k + 4] - samples[k + 3];
			a += first * first;
			b += second * second;
			c += third * third;
			d += fourth * fourth;
		}
		for (; k < end; k++) a += (samples[k + 1] - samples[k]) * (samples[k + 1] - samples[k]);
		return a + b + (c + d);
	}

	/**
	 * Marks the outsiders of a block.
	 *
	 * @param variations of the spectra; 0 where one is not usable, set to −1 where it is an outsider
	 * @param samples holds the block from {@code offset} on
	 * @return their number
	 */
	int mark(final float[] variations, final float[] samples, final int offset) {
		int usable = 0;
		float largest = 0;
		for (final float variation : variations) {
			if (variation > 0) usable++;
			largest = Math.max(largest, variation);
		}
		final float limit = INFLUENTIAL * median(variations, usable);
		if (largest <= limit && usable >= FEW) return 0;
		addUp(variations, limit, samples, offset);
		int marked = 0;
		for (int i = 0; i < variations.length; i++) {
			if (variations[i] <= (usable < FEW ? 0 : limit)) continue;
			final int from = offset + i * energies;
			if (isAlike(samples, from, variations[i], limit) || isReal(samples, from)) continue;
			variations[i] = -1;
			marked++;
		}
		return marked;
	}

	/** @return the upper end of the bin in which the median lies */
	private float median(final float[] variations, final int usable) {
		Arrays.fill(bins, 0);
		for (final float variation : variations) {
			if (variation > 0) bins[Float.floatToRawIntBits(variation) >>> BIN_BITS]++;
		}
		int below = 0;
		int bin = 0;
		while (2 * (below + bins[bin]) < usable) below += bins[bin++];
		return Float.intBitsToFloat(bin + 1 << BIN_BITS);
	}

	/** Sums the differences from energy to energy of all usable spectra, none of which counts more than the limit. */
	private void addUp(final float[] variations, final float limit, final float[] samples, final int offset) {
		Arrays.fill(crowd, 0);
		for (int i = 0; i < variations.length; i++) {
			if (!(variations[i] > 0)) continue;
			final int from = offset + i * energies;
			final double weight = weight(variations[i], limit);
			for (int k = 0; k < crowd.length; k++) crowd[k] += weight * ((double) samples[from + k + 1] - samples[from + k]);
		}
	}

	private static double weight(final float variation, final float limit) {
		return Math.sqrt(Math.min(1, limit / variation));
	}

	/** @return whether the spectrum's differences correlate with those of the others */
	private boolean isAlike(final float[] samples, final int from, final float variation, final float limit) {
		final double weight = weight(variation, limit);
		double own = 0;
		double others = 0;
		double both = 0;
		for (int k = 0; k < crowd.length; k++) {
			final double difference = (double) samples[from + k + 1] - samples[from + k];
			final double other = crowd[k] - weight * difference;
			own += difference * difference;
			others += other * other;
			both += difference * other;
		}
		return both >= ALIKE * Math.sqrt(own * others) && others > 0;
	}

	/** @return whether the smoothed spectrum has a range well above its noise, as edges, slopes and steps have */
	private boolean isReal(final float[] samples, final int from) {
		final int width = Math.max(1, energies / PIECES);
		double sum = 0;
		for (int k = 0; k < width; k++) sum += samples[from + k];
		double low = sum;
		double high = sum;
		for (int k = width; k < energies; k++) {
			sum += (double) samples[from + k] - samples[from + k - width];
			low = Math.min(low, sum);
			high = Math.max(high, sum);
		}
		double noise = 0;
		for (int k = 1; k < energies - 1; k++) {
			final double bend = samples[from + k - 1] - 2.0 * samples[from + k] + samples[from + k + 1];
			noise += bend * bend / (6.0 * (energies - 2));
		}
		return (high - low) / width > REAL * Math.sqrt(noise / width);
	}
}
