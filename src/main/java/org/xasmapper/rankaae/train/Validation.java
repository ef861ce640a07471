package org.xasmapper.rankaae.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges an autoencoder on spectra that it is not trained on: the share of variance that reconstruction leaves, plus
 * the mean over ranked dimensions of what Spearman's rho lacks of the highest attainable one.
 */
final class Validation {

	private final float[] spectra;
	private final double variance;
	private final List<double[]> descriptors = new ArrayList<>();

	Validation(final TrainingData data, final List<String> ranked) {
		final int[] rows = data.split().validation();
		spectra = data.spectra(rows);
		variance = variance(spectra, data.points());
		for (final String name : ranked) descriptors.add(data.descriptor(name, rows));
	}

	double loss(final Autoencoder autoencoder) {
		final float[] codes = autoencoder.encode(spectra);
		double lacking = 0;
		for (int d = 0; d < descriptors.size(); d++) {
			final double[] values = descriptors.get(d);
			lacking += 1 - SpearmanRho.of(column(codes, autoencoder.latents(), d), values) / SpearmanRho.attainable(values);
		}
		return meanSquare(autoencoder.decode(codes), spectra) / variance + lacking / Math.max(1, descriptors.size());
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
