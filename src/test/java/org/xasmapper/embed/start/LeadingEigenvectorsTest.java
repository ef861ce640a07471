package org.xasmapper.embed.start;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.Sets;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.SmoothDistances;
import org.xasmapper.spectrum.Progress;

class LeadingEigenvectorsTest {

	private static FuzzyGraph graph(final int count) {
		final Neighbors neighbors = new NeighborIndex(Points.of(Sets.random(count, 6, 1), Metric.CORRELATION), 1, 1,
			Progress.NONE).among(count / 3);
		return FuzzyGraph.union(neighbors, SmoothDistances.within(neighbors, Sets.slices()), Sets.slices());
	}

	@Test
	void vectorsEqualThoseOfTheDenseMatrix() {
		final FuzzyGraph graph = graph(150);
		assertEquals(1, graph.components().count());
		final DMatrixRMaj dense = new DMatrixRMaj(150, 150);
		for (int i = 0; i < 150; i++) {
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				dense.set(i, graph.ends()[e], graph.weights()[e] / Math.sqrt(graph.degree(i) * graph.degree(graph.ends()[e])));
			}
		}
		final SymmetricEigen exact = SymmetricEigen.of(dense);
		assertEquals(1, exact.values()[0], 1e-6);
		final double[] found = LeadingEigenvectors.of(graph, 2, new SplittableRandom(5), Sets.slices());
		for (int c = 0; c < 2; c++) {
			double dot = 0;
			for (int i = 0; i < 150; i++) dot += found[i * 2 + c] * exact.vectors()[i * 150 + c + 1];
			assertEquals(1, Math.abs(dot), 1e-3);
		}
	}

	/** A path is as badly connected as can be; its first vector is half a cosine. */
	@Test
	void pathIsLaidOutInOrder() {
		final int n = 60;
		final int[] starts = new int[n + 1];
		final int[] ends = new int[2 * (n - 1)];
		for (int i = 0, e = 0; i < n; i++) {
			if (i > 0) ends[e++] = i - 1;
			if (i < n - 1) ends[e++] = i + 1;
			starts[i + 1] = e;
		}
		final float[] weights = new float[ends.length];
		java.util.Arrays.fill(weights, 0.7f);
		final double[] found = LeadingEigenvectors.of(new FuzzyGraph(starts, ends, weights), 2, new SplittableRandom(5), Sets
			.slices());
		// D^(−1/2) times the vector; the ends have half the degree.
		final double sign = Math.signum(found[2]);
		final double largest = sign * found[0] * Math.sqrt(2);
		for (int i = 0; i < n; i++) {
			final double inner = sign * found[i * 2] * (i == 0 || i == n - 1 ? Math.sqrt(2) : 1);
			assertEquals(Math.cos(Math.PI * i / (n - 1)), inner / largest, 0.01);
		}
	}
}
