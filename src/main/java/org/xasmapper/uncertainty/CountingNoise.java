package org.xasmapper.uncertainty;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.PixelLoop;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;

/**
 * Noise of spectra, from the distance of each sample to the cubic through its four neighbours. The noise level of a spectrum
 * is a median over its energies, so that the few samples where the spectrum itself bends more than a cubic do not count. Noise of
 * counting grows with the signal: below and above the edge it is taken apart, over all spectra of the sample. Noise that
 * neighbouring samples share, as after smoothing, is not seen.
 */
final class CountingNoise {

	/** Median of the absolute value of a normal variate of standard deviation one. */
	private static final double NORMAL_MEDIAN = 0.6744897501960817;

	/** Normalised absorption up to which, and from which on, a sample is below or above the edge. */
	private static final float BELOW = 0.3f;
	private static final float ABOVE = 0.7f;

	/** Fewer samples than this do not tell the noise below or above the edge. */
	private static final int FEWEST = 20;

	private final int m;

	/** Coefficients of samples k to k + 4 in the distance of sample k + 2, {@code [m − 4][5]}, of the variance of a sample. */
	private final double[][] distance;

	CountingNoise(final EnergyGrid energies) {
		m = energies.size();
		distance = distances(energies);
	}

	/** Standard deviation of samples below and above the edge, in that of a typical sample of their spectrum. */
	record Growth(double below, double above) {

		/** @return variance of a sample of this absorption; in between, and beyond, it grows evenly with the signal */
		double variance(final double mu) {
			return Math.max(0, below * below + (above * above - below * below) * Math.max(0, mu));
		}
	}

	/** @param sample finite normalised spectra; one will do */
	Growth growth(final Spectra sample) {
		return new Growth(growth(sample, Float.NEGATIVE_INFINITY, BELOW), growth(sample, ABOVE, Float.POSITIVE_INFINITY));
	}

	private static double[][] distances(final EnergyGrid energies) {
		final double[][] coefficients = new double[Math.max(0, energies.size() - 4)][5];
		for (int k = 0; k < coefficients.length; k++) {
			double squares = 0;
			for (int i = 0; i < 5; i++) {
				double c = i == 2 ? 1 : -1;
				for (int other = 0; other < 5; other++) {
					if (other == i || other == 2 || i == 2) continue;
					c *= (energies.energy(k + 2) - energies.energy(k + other)) / (energies.energy(k + i) - energies.energy(k + other));
				}
				coefficients[k][i] = c;
				squares += c * c;
			}
			for (int i = 0; i < 5; i++) coefficients[k][i] /= Math.sqrt(squares);
		}
		return coefficients;
	}

	/** @return standard deviation of samples of this absorption, in that of their spectrum, median over all spectra */
	private double growth(final Spectra sample, final float from, final float to) {
		final double[] found = new double[sample.count()];
		final float[] scratch = new float[m];
		int count = 0;
		for (int i = 0; i < sample.count(); i++) {
			final double level = level(sample.values(), i * m, scratch);
			int samples = 0;
			for (int k = 0; k < distance.length; k++) {
				final float mu = sample.value(i, k + 2);
				if (mu > from && mu < to) scratch[samples++] = distance(k, sample.values(), i * m);
			}
			if (samples >= FEWEST && level > 0) found[count++] = median(scratch, samples) / level;
		}
		return count == 0 ? 1 : Quantiles.median(Arrays.copyOf(found, count));
	}

	private float distance(final int k, final float[] values, final int from) {
		final double[] c = distance[k];
		final int at = from + k;
		return (float) Math.abs(c[0] * values[at] + c[1] * values[at + 1] + c[2] * values[at + 2] + c[3] * values[at + 3] +
			c[4] * values[at + 4]);
	}

	/** @return standard deviation, from distances of which those that are not finite do not count; 0 if there are none */
	private static double median(final float[] distances, final int count) {
		// NaN sorts last.
		Arrays.sort(distances, 0, count);
		int known = count;
		while (known > 0 && !Float.isFinite(distances[known - 1])) known--;
		return known == 0 ? 0 : distances[known / 2] / NORMAL_MEDIAN;
	}

	/**
	 * @param values hold the spectrum from {@code from} on
	 * @param scratch as long as the spectrum
	 * @return standard deviation of a typical sample, in edge steps; 0 for fewer than five energies
	 */
	double level(final float[] values, final int from, final float[] scratch) {
		for (int k = 0; k < distance.length; k++) scratch[k] = distance(k, values, from);
		return median(scratch, distance.length);
	}

	/**
	 * @param complete receives for every pixel whether all of its samples are finite
	 * @return noise level of every pixel, in edge steps, from its finite samples
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	float[] levels(final SpectralCube cube, final boolean[] complete, final Progress progress) {
		final float[] levels = new float[cube.pixels()];
		PixelLoop.read(cube, () -> {
			final float[] scratch = new float[m];
			return (firstPixel, count, spectra, none) -> {
				for (int p = 0; p < count; p++) {
					levels[firstPixel + p] = (float) level(spectra, p * m, scratch);
					complete[firstPixel + p] = Finite.are(spectra, p * m, m);
				}
			};
		}, "Estimating noise", progress);
		return levels;
	}

	/** @return the spectra with noise like their own added once more */
	Spectra added(final Spectra spectra, final Growth growth, final SplittableRandom random) {
		final float[] noisy = spectra.values().clone();
		final float[] scratch = new float[m];
		for (int i = 0; i < spectra.count(); i++) {
			final double level = level(spectra.values(), i * m, scratch);
			for (int k = i * m; k < (i + 1) * m; k++) {
				noisy[k] += (float) (level * Math.sqrt(growth.variance(spectra.values()[k])) * random.nextGaussian());
			}
		}
		return new Spectra(spectra.energies(), noisy, spectra.table());
	}
}
