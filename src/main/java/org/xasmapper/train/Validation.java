package org.xasmapper.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Judges an autoencoder on measurements of sites that it is not trained on: the share of variance that reconstruction of the
 * clean spectra leaves, plus the mean over ranked dimensions of what Spearman's rho lacks of the highest attainable one.
 */
final class Validation {

	private final float[] clean;
	private final float[] measured;
	private final double variance;
	private final Map<Integer, double[]> descriptors = new LinkedHashMap<>();

	/** @param random draws one measurement of each site */
	Validation(final TrainingData data, final List<String> ranked, final RandomGenerator random) {
		final int[] rows = data.split().validation();
		clean = data.clean(rows);
		measured = data.measured(1, random, rows);
		variance = variance(clean, data.points());
		for (final String name : ranked) {
			final double[] values = data.descriptor(name, rows);
			// What does not vary among these spectra cannot be ordered.
			if (!Double.isNaN(SpearmanRho.attainable(values))) descriptors.put(ranked.indexOf(name), values);
		}
	}

	double loss(final Autoencoder autoencoder) {
		final float[] codes = autoencoder.encode(measured);
		double lacking = 0;
		for (final Map.Entry<Integer, double[]> ranked : descriptors.entrySet()) {
			final double[] code = column(codes, autoencoder.latents(), ranked.getKey());
			lacking += 1 - SpearmanRho.of(code, ranked.getValue()) / SpearmanRho.attainable(ranked.getValue());
		}
		return meanSquare(autoencoder.decode(codes), clean) / variance + lacking / Math.max(1, descriptors.size());
	}

	static double meanSquare(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
		return sum / a.length;
	}

	static double[] column(final float[] rows, final int columns, final int column) {
		final double[] values = new double[rows.length / columns];
		for (int i = 0; i < values.length; i++) values[i] = rows[i * columns + column];
		return values;
	}

	/** Mean square distance from the mean spectrum. */
	private static double variance(final float[] spectra, final int points) {
		final int rows = spectra.length / points;
		double variance = 0;
		for (int k = 0; k < points; k++) {
			double sum = 0;
			double square = 0;
			for (int i = 0; i < rows; i++) {
				sum += spectra[i * points + k];
				square += spectra[i * points + k] * (double) spectra[i * points + k];
			}
			variance += square / rows - sum / rows * (sum / rows);
		}
		return variance / points;
	}
}
