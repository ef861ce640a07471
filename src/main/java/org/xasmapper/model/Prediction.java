package org.xasmapper.model;

/**
 * What a model says of each pixel of a map, or each spectrum of a list. NaN where the pixel is masked.
 *
 * @param card of the model
 * @param mean {@code [descriptors][pixels]}, mean over the members, in the descriptor's unit
 * @param std {@code [descriptors][pixels]}, error bar: sample standard deviation over the members, which the graph
 *          has calibrated; NaN for a single member
 * @param latent {@code [latents][pixels]}
 * @param reconstructionError {@code [pixels]}, root mean square of reconstruction − spectrum: how far the spectrum
 *          is from what the model knows; NaN where the model has no reconstruction
 * @param predicted number of pixels that are not masked
 */
public record Prediction(ModelCard card, float[][] mean, float[][] std, float[][] latent,
	float[] reconstructionError, int predicted)
{}
