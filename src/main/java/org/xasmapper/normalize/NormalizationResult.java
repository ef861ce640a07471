package org.xasmapper.normalize;

/**
 * What normalising a map or a list of spectra found, pixel by pixel (spectrum by spectrum), and a report.
 * <p>
 * {@code edgeStep} and {@code noise} keep their values at masked pixels where they could be computed, so that
 * one can see why a pixel is masked; {@code e0} is NaN there, as is the normalised spectrum.
 *
 * @param edgeStep {@code [pixels]} post-edge minus pre-edge at the E0 used, in the unit of the samples
 * @param e0 {@code [pixels]} edge energy for maps, eV: where the normalised main edge crosses one half. Not the
 *          E0 used to normalise, which is a point of the grid
 * @param noise {@code [pixels]} standard deviation from sample to sample in the pre-edge range, in the unit of the
 *          samples; structure wider than a few samples does not count. NaN where the range holds two samples only
 * @param settings what was asked for
 * @param report what was used, adjusted and masked
 */
public record NormalizationResult(float[] edgeStep, float[] e0, float[] noise, NormalizationSettings settings,
	NormalizationReport report)
{}
