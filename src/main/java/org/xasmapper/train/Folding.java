package org.xasmapper.train;

/** Takes normalisations into the linear layers beside them. */
final class Folding {

	private Folding() {}

	/** @return the layer that does to x what {@code layer} does to (x − mean) / deviation */
	static Layer before(final Layer layer, final Moments moments) {
		final int out = layer.out();
		final float[] weights = layer.weights().clone();
		final double[] bias = new double[out];
		for (int o = 0; o < out; o++) bias[o] = layer.bias()[o];
		for (int i = 0; i < layer.in(); i++) {
			for (int o = 0; o < out; o++) {
				final double weight = weights[i * out + o] / (double) moments.deviation()[i];
				bias[o] -= weight * moments.mean()[i];
				weights[i * out + o] = (float) weight;
			}
		}
		return new Layer(weights, floats(bias), layer.slopes());
	}

	/** @return the layer without activation whose output is (y − mean) / deviation where that of {@code layer} is y */
	static Layer after(final Layer layer, final Moments moments) {
		final int out = layer.out();
		final float[] weights = layer.weights().clone();
		final double[] bias = new double[out];
		for (int i = 0; i < weights.length; i++) weights[i] /= moments.deviation()[i % out];
		for (int o = 0; o < out; o++) bias[o] = (layer.bias()[o] - (double) moments.mean()[o]) / moments.deviation()[o];
		return new Layer(weights, floats(bias), layer.slopes());
	}

	/** @return the layer without activation whose output is mean + deviation · y where that of {@code layer} is y */
	static Layer scaled(final Layer layer, final Moments moments) {
		final int out = layer.out();
		final float[] weights = layer.weights().clone();
		final double[] bias = new double[out];
		for (int i = 0; i < weights.length; i++) weights[i] *= moments.deviation()[i % out];
		for (int o = 0; o < out; o++) bias[o] = layer.bias()[o] * (double) moments.deviation()[o] + moments.mean()[o];
		return new Layer(weights, floats(bias), layer.slopes());
	}

	/** @return the layer that does to x what {@code next} does to the output of {@code linear}, which has no activation */
	static Layer chained(final Layer linear, final Layer next) {
		final int in = linear.in();
		final int out = next.out();
		final float[] weights = new float[in * out];
		for (int i = 0; i < in; i++) {
			for (int o = 0; o < out; o++) weights[i * out + o] = (float) sum(linear.weights(), i * next.in(), next, o);
		}
		final double[] bias = new double[out];
		for (int o = 0; o < out; o++) bias[o] = next.bias()[o] + sum(linear.bias(), 0, next, o);
		return new Layer(weights, floats(bias), next.slopes());
	}

	private static double sum(final float[] values, final int from, final Layer next, final int o) {
		double sum = 0;
		for (int c = 0; c < next.in(); c++) sum += values[from + c] * (double) next.weights()[c * next.out() + o];
		return sum;
	}

	private static float[] floats(final double[] values) {
		final float[] floats = new float[values.length];
		for (int i = 0; i < values.length; i++) floats[i] = (float) values[i];
		return floats;
	}
}
