package org.xasmapper.embed.start;

import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Slices;

/**
 * S = D^(−1/2) W D^(−1/2) of a graph with the weights W and the degrees D: the normalised Laplacian is I − S. Its largest
 * eigenvalue is 1, and belongs to the square roots of the degrees.
 */
final class NormalizedAdjacency {

	/** Vectors that are multiplied at once, so that the graph is read once for all of them. */
	static final int WIDTH = 4;

	private final FuzzyGraph graph;
	private final Slices slices;
	private final double[] scale;

	/** D^(−1/2) times the vectors. */
	private final double[] scaled;

	NormalizedAdjacency(final FuzzyGraph graph, final Slices slices) {
		this.graph = graph;
		this.slices = slices;
		scale = new double[graph.points()];
		scaled = new double[graph.points() * WIDTH];
		for (int i = 0; i < scale.length; i++) scale[i] = 1 / Math.sqrt(graph.degree(i));
	}

	int points() {
		return scale.length;
	}

	/** @return the eigenvector to the eigenvalue 1, of unit length */
	double[] trivial() {
		double total = 0;
		for (final double one : scale) total += 1 / (one * one);
		final double[] trivial = new double[scale.length];
		for (int i = 0; i < trivial.length; i++) trivial[i] = 1 / (scale[i] * Math.sqrt(total));
		return trivial;
	}

	/**
	 * @param vectors {@code [points × 4]}
	 * @param target receives S times the vectors
	 */
	void multiply(final double[] vectors, final double[] target) {
		for (int i = 0; i < vectors.length; i++) scaled[i] = scale[i / WIDTH] * vectors[i];
		slices.run(points(), (from, to) -> {
			for (int i = from; i < to; i++) multiplyRow(i, target);
		});
	}

	private void multiplyRow(final int i, final double[] target) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
			final int other = graph.ends()[e] * WIDTH;
			final double weight = graph.weights()[e];
			s0 += weight * scaled[other];
			s1 += weight * scaled[other + 1];
			s2 += weight * scaled[other + 2];
			s3 += weight * scaled[other + 3];
		}
		target[i * WIDTH] = scale[i] * s0;
		target[i * WIDTH + 1] = scale[i] * s1;
		target[i * WIDTH + 2] = scale[i] * s2;
		target[i * WIDTH + 3] = scale[i] * s3;
	}
}
