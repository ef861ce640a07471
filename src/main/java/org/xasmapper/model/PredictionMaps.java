package org.xasmapper.model;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.XasException;

/** The maps that a prediction fills, NaN at first. Several threads may store, each its own pixels. */
final class PredictionMaps {

	private final ModelCard card;
	private final Descriptor[] described;
	/** What error bars are multiplied with, by measured spectra. */
	private final double[] scales;
	private final float[][] mean;
	private final float[][] std;
	private final float[][] latent;
	private final float[] reconstructionError;
	/** Empty where nothing is asked about trust. */
	private final float[] trust;
	private final AtomicInteger predicted = new AtomicInteger();
	private final AtomicInteger unanswered = new AtomicInteger();

	/** @param sdm whether the spectra went through spectral domain mapping: their error bars may be scaled otherwise,
	 *          and they are always like simulated ones, so that nothing is asked about trust */
	PredictionMaps(final ModelCard card, final boolean sdm, final int pixels) {
		this.card = card;
		described = card.descriptors().toArray(Descriptor[]::new);
		scales = card.descriptors().stream().mapToDouble(descriptor -> card.measured().scale(descriptor.name(), sdm)).toArray();
		mean = masked(card.descriptors().size(), pixels);
		std = masked(card.descriptors().size(), pixels);
		latent = masked(card.latents().size(), pixels);
		reconstructionError = masked(1, pixels)[0];
		trust = card.tensors().hasTrust() && !sdm ? masked(1, pixels)[0] : new float[0];
	}

	private static float[][] masked(final int maps, final int pixels) {
		final float[][] values = new float[maps][pixels];
		for (final float[] map : values) Arrays.fill(map, Float.NaN);
		return values;
	}

	/**
	 * Leaves a pixel masked if the graph's numbers for it are not finite.
	 *
	 * @param outputs of the graph for the spectra of some pixels
	 * @param pixels their numbers
	 */
	void store(final Inference.Outputs outputs, final int[] pixels, final int count) {
		int finite = 0;
		for (int row = 0; row < count; row++) {
			final boolean allFinite = storeDescriptors(outputs.descriptors(), row, pixels[row]) & storeLatent(outputs.latent(), row,
				pixels[row]) & storeError(outputs.meanSquare(), row, pixels[row]) & storeTrust(outputs.trust(), row, pixels[row]);
			if (allFinite) finite++;
			else mask(pixels[row]);
		}
		predicted.addAndGet(finite);
		unanswered.addAndGet(count - finite);
	}

	/** @return whether the numbers are finite */
	private boolean storeDescriptors(final float[] values, final int row, final int pixel) {
		final int members = card.members();
		final int descriptors = mean.length;
		boolean finite = true;
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
			final double spread = Math.sqrt(Math.max(0, squares - sum * sum / members) / (members - 1));
			std[d][pixel] = (float) (scales[d] * described[d].bar(spread));
			finite &= Float.isFinite(mean[d][pixel]) && (members == 1 || Float.isFinite(std[d][pixel]));
		}
		return finite;
	}

	private boolean storeLatent(final float[] values, final int row, final int pixel) {
		boolean finite = true;
		for (int z = 0; z < latent.length; z++) {
			latent[z][pixel] = values[row * latent.length + z];
			finite &= Float.isFinite(latent[z][pixel]);
		}
		return finite;
	}

	private boolean storeError(final float[] meanSquares, final int row, final int pixel) {
		if (!card.tensors().hasReconstruction()) return true;
		reconstructionError[pixel] = (float) Math.sqrt(meanSquares[row]);
		return Float.isFinite(reconstructionError[pixel]);
	}

	private boolean storeTrust(final float[] values, final int row, final int pixel) {
		if (trust.length == 0) return true;
		trust[pixel] = values[row];
		return Float.isFinite(trust[pixel]);
	}

	private void mask(final int pixel) {
		for (final float[] map : mean) map[pixel] = Float.NaN;
		for (final float[] map : std) map[pixel] = Float.NaN;
		for (final float[] map : latent) map[pixel] = Float.NaN;
		reconstructionError[pixel] = Float.NaN;
		if (trust.length > 0) trust[pixel] = Float.NaN;
	}

	/** @throws XasException if nothing was stored */
	Prediction result() {
		if (predicted.get() > 0) {
			return new Prediction(card, mean, ErrorBudget.ofEnsemble(std, scales), latent, reconstructionError, trust, predicted.get(), unanswered.get());
		}
		if (unanswered.get() > 0) {
			throw new XasException("The model has no finite number for any of the " + unanswered.get() + " spectra. They must be " +
				"normalized, with values near 0 before the edge and near 1 after it: see XAS Normalize...");
		}
		throw new XasException("There is nothing to predict: all spectra are masked (NaN) at energies of the model. " +
			"Lower the thresholds in XAS Normalize..., or choose an image with signal.");
	}
}
