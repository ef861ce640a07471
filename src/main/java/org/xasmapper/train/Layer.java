package org.xasmapper.train;

/**
 * A trained layer y = x W + b, followed by Swish, y · sigmoid(slope · y), if it has slopes.
 *
 * @param weights W, {@code [in × out]}
 * @param bias b, {@code [out]}
 * @param slopes {@code [out]}, or empty where there is no activation
 */
record Layer(float[] weights, float[] bias, float[] slopes) {

	int in() {
		return weights.length / bias.length;
	}

	int out() {
		return bias.length;
	}

	boolean activated() {
		return slopes.length > 0;
	}

	/** @return outputs {@code [rows × out]} of inputs {@code [rows × in]}; sums are in double precision */
	float[] apply(final float[] inputs) {
		final int in = in();
		final int out = out();
		final int rows = inputs.length / in;
		final float[] outputs = new float[rows * out];
		final double[] sum = new double[out];
		for (int row = 0; row < rows; row++) {
			for (int o = 0; o < out; o++) sum[o] = bias[o];
			for (int i = 0; i < in; i++) {
				final double x = inputs[row * in + i];
				for (int o = 0; o < out; o++) sum[o] += x * weights[i * out + o];
			}
			if (activated()) activate(sum);
			for (int o = 0; o < out; o++) outputs[row * out + o] = (float) sum[o];
		}
		return outputs;
	}

	private void activate(final double[] values) {
		for (int o = 0; o < values.length; o++) values[o] /= 1 + Math.exp(-slopes[o] * values[o]);
	}
}
