package org.xasmapper.model;

import java.util.List;

/**
 * What a model says of each pixel of a map, or each spectrum of a list. NaN where the pixel is masked.
 *
 * @param card of the model
 * @param mean {@code [descriptors][pixels]}, mean over the members, in the descriptor's unit
 * @param errors error bars and what they are made of. A model by itself knows one part, the sample standard deviation
 *          over its members, which the graph has calibrated, times what its card says by measured spectra; NaN for a single
 *          member
 * @param latent {@code [latents][pixels]}
 * @param reconstructionError {@code [pixels]}, root mean square of reconstruction − spectrum: how far the spectrum
 *          is from what the model knows; NaN where the model has no reconstruction
 * @param predicted number of pixels that are not masked
 * @param unanswered number of pixels that are masked because the model has no finite number for their finite spectrum
 */
public record Prediction(ModelCard card, float[][] mean, ErrorBudget errors, float[][] latent,
	float[] reconstructionError, int predicted, int unanswered)
{

	/** @return error bars {@code [descriptors][pixels]} in the descriptor's unit: all known parts together */
	public float[][] std() {
		return errors.total();
	}

	/** @return whether this pixel is not masked */
	public boolean isKnown(final int pixel) {
		final float[][] first = latent.length > 0 ? latent : mean;
		return !Float.isNaN(first[0][pixel]);
	}

	/** @return the same values with other error bars */
	public Prediction withErrors(final ErrorBudget budget) {
		return new Prediction(card, mean, budget, latent, reconstructionError, predicted, unanswered);
	}

	/** @return what the person should know of the masked pixels */
	public List<String> notes() {
		if (unanswered == 0) return List.of();
		return List.of(unanswered + " of " + (predicted + unanswered) + " spectra are masked in the maps: their values are so " +
			"large that the model has no finite number for them. Look for spikes or a missing normalization.");
	}
}
