package org.xasmapper.normalize;

import org.xasmapper.spectrum.Spectra;

/**
 * A list of spectra, normalised.
 *
 * @param spectra normalised, with the metadata they came with; NaN where masked
 * @param result edge step, edge energy and noise of each, and a report
 */
public record NormalizedSpectra(Spectra spectra, NormalizationResult result) {}
