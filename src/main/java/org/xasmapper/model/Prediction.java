package org.xasmapper.model;

import java.util.List;

/**
 * What a model says of each pixel of a map, or each spectrum of a list. NaN where the pixel is masked.
 *
 * @param card of the model
 * @param mean {@code [descriptors][pixels]}, mean over the members, in the descriptor's unit
 * @param std {@code [descriptors][pixels]}, error bar: sample standard deviation over the members, which the graph
 *          has calibrated, times what the card says by measured spectra; NaN for a single member
 * @param latent {@code [latents][pixels]}
 * @param reconstructionError {@code [pixels]}, root mean square of reconstruction − spectrum: how far the spectrum
 *          is from what the model knows; NaN where the model has no reconstruction
 * @param predicted number of pixels that are not masked
 * @param unanswered number of pixels that are masked because the model has no finite number for their finite spectrum
 */
public record Prediction(ModelCard card, float[][] mean, float[][] std, float[][] latent,
	float[] reconstructionError, int predicted, int unanswered)
{

	/** @return what the person should know of the masked pixels */
	public List<String> notes() {
		if (unanswered == 0) return List.of();
		return List.of(unanswered + " of " + (predicted + unanswered) + " spectra are masked in the maps: their values are so " +
			"large that the model has no finite number for them. Look for spikes or a missing normalization.");
	}
}
