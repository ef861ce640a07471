package org.xasmapper.embed.neighbors;

/**
 * The nearest points of every query, nearest first.
 *
 * @param k how many each has
 * @param indices {@code [queries × k]}
 * @param distances {@code [queries × k]}, by the metric
 */
public record Neighbors(int k, int[] indices, float[] distances) {

	/** @return number of queries */
	int count() {
		return indices.length / k;
	}
}
