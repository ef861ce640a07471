package org.xasmapper.embed;

/**
 * The nearest points of every query, nearest first.
 *
 * @param k how many each has
 * @param indices {@code [queries × k]}
 * @param distances {@code [queries × k]}, by the metric
 */
record Neighbors(int k, int[] indices, float[] distances) {

	/** @return number of queries */
	int count() {
		return indices.length / k;
	}
}
