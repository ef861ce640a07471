package org.xasmapper.pipeline;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Prediction;
import org.xasmapper.spectrum.Table;

/** A model's predictions as a table, a row per pixel that is not masked. */
public final class PredictionTable {

	private PredictionTable() {}

	/**
	 * @param prediction of a map; its arrays are shared
	 * @param width of the map in pixels
	 * @param known further columns, a row per pixel; null = none
	 * @return {@code x}, {@code y}, the known columns, {@code OS_mean}, {@code OS_std} and so on, {@code reconstruction_error},
	 *         {@code trust} where the model has a guard, {@code latent_OS} and so on; of one name the predicted column, and the pixel's place
	 */
	public static Table of(final Prediction prediction, final int width, final Table known) {
		final int pixels = prediction.reconstructionError().length;
		Table all = known == null ? Table.empty(pixels) : known;
		for (int d = 0; d < prediction.mean().length; d++) {
			final Descriptor descriptor = prediction.card().descriptors().get(d);
			all = all.with(descriptor.name() + "_mean", prediction.mean()[d]).with(descriptor.name() + "_std", prediction.std()[d]);
		}
		all = all.with("reconstruction_error", prediction.reconstructionError());
		if (prediction.trust().length > 0) all = all.with("trust", prediction.trust());
		for (int l = 0; l < prediction.latent().length; l++) {
			all = all.with("latent_" + prediction.card().latents().get(l), prediction.latent()[l]);
		}
		final int[] predicted = IntStream.range(0, pixels).filter(prediction::isKnown).toArray();
		final Table places = places(predicted, width);
		return places.and(all.select(predicted)).and(places);
	}

	private static Table places(final int[] pixels, final int width) {
		return Table.empty(pixels.length).with("x", Arrays.stream(pixels).map(pixel -> pixel % width).toArray()).with("y", Arrays
			.stream(pixels).map(pixel -> pixel / width).toArray());
	}
}
