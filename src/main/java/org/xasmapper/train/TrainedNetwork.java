package org.xasmapper.train;

import java.util.List;

/**
 * A trained network, with the batch normalisations folded into the layers that follow them.
 *
 * @param layers from input to output
 * @param positive whether a Softplus with beta 2, ln(1 + e^(2y)) / 2, ends it
 */
record TrainedNetwork(List<Layer> layers, boolean positive) {

	/** @return outputs {@code [rows × out]} of inputs {@code [rows × in]} */
	float[] apply(final float[] inputs) {
		float[] values = inputs;
		for (final Layer layer : layers) values = layer.apply(values);
		if (positive) softplus(values);
		return values;
	}

	int in() {
		return layers.get(0).in();
	}

	int out() {
		return layers.get(layers.size() - 1).out();
	}

	private static void softplus(final float[] values) {
		for (int i = 0; i < values.length; i++) {
			// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|), which does not overflow.
			final double doubled = 2.0 * values[i];
			values[i] = (float) ((Math.max(doubled, 0) + Math.log1p(Math.exp(-Math.abs(doubled)))) / 2);
		}
	}
}
