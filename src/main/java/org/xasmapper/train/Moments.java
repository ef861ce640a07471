package org.xasmapper.train;

/** Mean and standard deviation of each channel, which batch normalisation takes off and divides by. */
record Moments(float[] mean, float[] deviation) {

	/** @return moments of the columns of {@code [rows × columns]} over the values that are not NaN */
	static Moments ofKnown(final float[] values, final int columns) {
		final Moments moments = new Moments(new float[columns], new float[columns]);
		for (int c = 0; c < columns; c++) {
			double sum = 0;
			double square = 0;
			int count = 0;
			for (int i = c; i < values.length; i += columns) {
				if (Float.isNaN(values[i])) continue;
				sum += values[i];
				square += values[i] * (double) values[i];
				count++;
			}
			moments.mean[c] = (float) (sum / count);
			moments.deviation[c] = (float) Math.sqrt(square / count - sum / count * (sum / count));
		}
		return moments;
	}
}
