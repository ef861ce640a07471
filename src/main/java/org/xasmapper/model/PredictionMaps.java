package org.xasmapper.model;

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
	 * @param outputs of the graph for the spectra of some pixels
	 * @param pixels their numbers
	 */
	void store(final Inference.Outputs outputs, final int[] pixels, final int count) {
		for (int row = 0; row < count; row++) {
			storeDescriptors(outputs.descriptors(), row, pixels[row]);
			storeLatent(outputs.latent(), row, pixels[row]);
			if (card.tensors().hasReconstruction()) {
				reconstructionError[pixels[row]] = (float) Math.sqrt(outputs.meanSquare()[row]);
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

	/** @throws XasException if nothing was stored */
	Prediction result() {
		if (predicted.get() > 0) return new Prediction(card, mean, std, latent, reconstructionError, predicted.get());
		throw new XasException("There is nothing to predict: all spectra are masked (NaN) at energies of the model. " +
			"Lower the thresholds in XAS Normalize..., or choose an image with signal.");
	}
}
