package org.xasmapper.unmix;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The set of weights C {@code [n × N]} without negative entries whose columns sum to one. */
final class Simplex {

	private Simplex() {}

	/**
	 * How far C is from a minimum: the largest entry of |P(C − g) − C|, where P projects every column onto the
	 * simplex. It is 0 exactly where the first-order conditions hold.
	 *
	 * @param weights C, in the set
	 * @param gradient g, of the same shape
	 */
	static double projectedGradient(final DMatrixRMaj weights, final DMatrixRMaj gradient) {
		final double[] column = new double[weights.numRows];
		final double[] sorted = new double[weights.numRows];
		double largest = 0;
		for (int j = 0; j < weights.numCols; j++) {
			for (int i = 0; i < column.length; i++) column[i] = weights.get(i, j) - gradient.get(i, j);
			project(column, sorted);
			for (int i = 0; i < column.length; i++) {
				largest = Math.max(largest, Math.abs(column[i] - weights.get(i, j)));
			}
		}
		return largest;
	}

	/** Replaces a vector by the nearest one of the simplex (Held, Wolfe and Crowder 1974). */
	static void project(final double[] vector, final double[] scratch) {
		System.arraycopy(vector, 0, scratch, 0, vector.length);
		Arrays.sort(scratch);
		double sum = 0;
		double shift = 0;
		for (int k = vector.length - 1, count = 1; k >= 0; k--, count++) {
			sum += scratch[k];
			final double candidate = (sum - 1) / count;
			if (scratch[k] <= candidate) break;
			shift = candidate;
		}
		for (int i = 0; i < vector.length; i++) vector[i] = Math.max(0, vector[i] - shift);
	}
}
