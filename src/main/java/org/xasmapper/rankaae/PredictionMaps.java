package org.xasmapper.rankaae;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.XasException;

/** The maps that a prediction fills, NaN at first. Several threads may store, each its own pixels. */
final class PredictionMaps {

	private final ModelCard card;
	private final float[][] mean;
	private final float[][] std;
	private final float[][] latent;
	private final float[] reconstructionError;
	private final AtomicInteger predicted = new AtomicInteger();

	PredictionMaps(final ModelCard card, final int pixels) {
		this.card = card;
		mean = masked(card.descriptors().size(), pixels);
		std = masked(card.descriptors().size(), pixels);
		latent = masked(card.latents().size(), pixels);
		reconstructionError = masked(1, pixels)[0];
	}

	private static float[][] masked(final int maps, final int pixels) {
		final float[][] values = new float[maps][pixels];
		for (final float[] map : values) Arrays.fill(map, Float.NaN);
		return values;
	}

	/**
	 * @param outputs of the graph for the spectra
	 * @param spectra {@code [count × points]}, as the graph got them
	 * @param pixels their numbers
	 */
	void store(final Inference.Outputs outputs, final float[] spectra, final int[] pixels, final int count) {
		for (int row = 0; row < count; row++) {
			storeDescriptors(outputs.descriptors(), row, pixels[row]);
			storeLatent(outputs.latent(), row, pixels[row]);
			if (card.tensors().hasReconstruction()) {
				reconstructionError[pixels[row]] = distance(outputs.reconstruction(), spectra, row);
			}
		}
		predicted.addAndGet(count);
	}

	private void storeDescriptors(final float[] values, final int row, final int pixel) {
		final int members = card.members();
		final int descriptors = mean.length;
		for (int d = 0; d < descriptors; d++) {
			final int first = row * members * descriptors + d;
			final double origin = values[first];
			// Sums of distances from the first member: one pass, and no cancellation in the variance.
			double sum = 0;
			double squares = 0;
			for (int i = 1; i < members; i++) {
				final double distance = values[first + i * descriptors] - origin;
				sum += distance;
				squares += distance * distance;
			}
			mean[d][pixel] = (float) (origin + sum / members);
			// A single member gives 0/0: it has no error bar.
			std[d][pixel] = (float) Math.sqrt(Math.max(0, squares - sum * sum / members) / (members - 1));
		}
	}

	private void storeLatent(final float[] values, final int row, final int pixel) {
		for (int z = 0; z < latent.length; z++) latent[z][pixel] = values[row * latent.length + z];
	}

	/** @return root mean square of the difference of row {@code row} of both */
	private float distance(final float[] reconstruction, final float[] spectra, final int row) {
		final int points = card.grid().points();
		final int first = row * points;
		final int end = first + points;
		// Four sums, so that an addition need not wait for the one before it.
		double a = 0;
		double b = 0;
		double c = 0;
		double d = 0;
		int k = first;
		for (; k + 3 < end; k += 4) {
			a += square(reconstruction[k] - spectra[k]);
			b += square(reconstruction[k + 1] - spectra[k + 1]);
			c += square(reconstruction[k + 2] - spectra[k + 2]);
			d += square(reconstruction[k + 3] - spectra[k + 3]);
		}
		for (; k < end; k++) a += square(reconstruction[k] - spectra[k]);
		return (float) Math.sqrt((a + b + c + d) / points);
	}

	private static double square(final double value) {
		return value * value;
	}

	/** @throws XasException if nothing was stored */
	Prediction result() {
		if (predicted.get() > 0) return new Prediction(card, mean, std, latent, reconstructionError, predicted.get());
		throw new XasException("There is nothing to predict: all spectra are masked (NaN) at energies of the model. " +
			"Lower the thresholds in XAS Normalize..., or choose an image with signal.");
	}
}
