package org.xasmapper.model;

import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Resampler;

/** Predicts blocks of spectra in one thread: gathers those that are not masked into chunks for the model. */
final class PredictionKernel {

	private final Inference inference;
	private final Resampler toModel;
	private final int sourcePoints;
	private final int points;
	private final PredictionMaps maps;
	private final float[] chunk;
	private final int[] pixels;
	private int filled;

	/**
	 * @param toModel from the source's energies to the model's
	 * @param sourcePoints number of the source's energies
	 * @param maps receive the results
	 */
	PredictionKernel(final Inference inference, final Resampler toModel, final int sourcePoints,
		final PredictionMaps maps)
	{
		this.inference = inference;
		this.toModel = toModel;
		this.sourcePoints = sourcePoints;
		this.maps = maps;
		points = toModel.target().size();
		chunk = new float[inference.batch() * points];
		pixels = new int[inference.batch()];
	}

	/**
	 * @param firstPixel number of the first spectrum's pixel
	 * @param spectra {@code [count × energies of the source]} from {@code offset} on
	 */
	void process(final int firstPixel, final int count, final float[] spectra, final int offset) {
		for (int p = 0; p < count; p++) {
			toModel.apply(spectra, offset + p * sourcePoints, chunk, filled * points);
			if (!Finite.are(chunk, filled * points, points)) continue;
			pixels[filled++] = firstPixel + p;
			if (filled == pixels.length) flush();
		}
		flush();
	}

	private void flush() {
		if (filled > 0) maps.store(inference.run(chunk, filled), pixels, filled);
		filled = 0;
	}
}
