package org.xasmapper.wafer;

import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.UncertaintyPart;

/**
 * How often error bars hold the truth, and what they are made of.
 *
 * @param pixels that were predicted
 * @param insideOne those whose truth lies within one bar
 * @param insideTwo those whose truth lies within two
 * @param absolute sum of absolute errors
 * @param squares sum of their squares
 * @param parts sum of the squares of each part of the bars, by {@link UncertaintyPart#ordinal}
 */
record Coverage(int pixels, int insideOne, int insideTwo, double absolute, double squares, double[] parts) {

	static final Coverage NOTHING = new Coverage(0, 0, 0, 0, 0, new double[UncertaintyPart.values().length]);

	/**
	 * @param mean predicted values, NaN where masked
	 * @param errors of them
	 * @param d number of the descriptor in the errors
	 */
	static Coverage of(final float[] mean, final ErrorBudget errors, final int d, final double[] truth) {
		int pixels = 0;
		int one = 0;
		int two = 0;
		double absolute = 0;
		double squares = 0;
		final double[] parts = new double[UncertaintyPart.values().length];
		for (int p = 0; p < mean.length; p++) {
			if (Float.isNaN(mean[p])) continue;
			final double error = Math.abs(mean[p] - truth[p]);
			pixels++;
			if (error <= errors.total()[d][p]) one++;
			if (error <= 2 * errors.total()[d][p]) two++;
			absolute += error;
			squares += error * error;
			for (final UncertaintyPart part : errors.parts().keySet()) parts[part.ordinal()] += square(errors.parts().get(part)[d][p]);
		}
		return new Coverage(pixels, one, two, absolute, squares, parts);
	}

	private static double square(final double value) {
		return value * value;
	}

	Coverage and(final Coverage other) {
		final double[] sum = parts.clone();
		for (int i = 0; i < sum.length; i++) sum[i] += other.parts[i];
		return new Coverage(pixels + other.pixels, insideOne + other.insideOne, insideTwo + other.insideTwo, absolute + other.absolute,
			squares + other.squares, sum);
	}

	double shareInsideOne() {
		return (double) insideOne / pixels;
	}

	double shareInsideTwo() {
		return (double) insideTwo / pixels;
	}

	double meanAbsolute() {
		return absolute / pixels;
	}

	/** @return root mean square of the errors */
	double deviation() {
		return Math.sqrt(squares / pixels);
	}

	/** @return root mean square of a part of the bars; 0 if they do not have it */
	double bar(final UncertaintyPart part) {
		return Math.sqrt(parts[part.ordinal()] / pixels);
	}

	/** @return root mean square of the bars */
	double bar() {
		double sum = 0;
		for (final double part : parts) sum += part;
		return Math.sqrt(sum / pixels);
	}
}
