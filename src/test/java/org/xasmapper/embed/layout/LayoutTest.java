package org.xasmapper.embed.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.Faithfulness;
import org.xasmapper.embed.Sets;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.SmoothDistances;
import org.xasmapper.embed.start.SpectralStart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** The layout by several threads beside the published one by one thread, from the same graph and start. */
class LayoutTest {

	private static final int EPOCHS = 200;

	/** 4 blocks. Where pulls and pushes do not balance, the islands of the elements drift apart. */
	@Test
	void itIsAsWideAndAsFaithfulAsTheSequentialOne() throws IOException {
		final Spectra metals = Sets.metals();
		final Points points = Points.of(metals, Metric.EUCLIDEAN);
		final Neighbors neighbors = new NeighborIndex(points, 1, 2, Progress.NONE).among(15);
		final FuzzyGraph graph = FuzzyGraph.union(neighbors, SmoothDistances.within(neighbors, Sets.slices()), Sets.slices())
			.stronger(1f / EPOCHS);
		final float[] start = SpectralStart.of(graph, points, 2, 1, Sets.slices());
		final Curve curve = Curve.fit(0.1, 1);
		final float[] sequential = SequentialLayout.of(graph, curve, start, EPOCHS, 1);
		final float[] parallel = Layout.of(graph, curve, start, 2, EPOCHS, 1, 2, Progress.NONE);
		assertEquals(1, deviation(parallel) / deviation(sequential), 0.15);
		assertEquals(1, nearestNeighbor(parallel) / nearestNeighbor(sequential), 0.15);
		final Faithfulness expected = Faithfulness.of(metals, sequential, 15);
		final Faithfulness actual = Faithfulness.of(metals, parallel, 15);
		assertTrue(actual.trustworthiness() >= expected.trustworthiness() - 0.002, actual + " " + expected);
		assertTrue(actual.kept() >= expected.kept() - 0.01, actual + " " + expected);
	}

	/** @return root mean square distance from the centre */
	private static double deviation(final float[] places) {
		final double[] mean = new double[2];
		for (int i = 0; i < places.length; i++) mean[i % 2] += places[i] * 2 / places.length;
		double sum = 0;
		for (int i = 0; i < places.length; i++) sum += Math.pow(places[i] - mean[i % 2], 2);
		return Math.sqrt(2 * sum / places.length);
	}

	/** @return median distance of the nearest other point */
	private static double nearestNeighbor(final float[] places) {
		final double[] nearest = new double[places.length / 2];
		Arrays.setAll(nearest, i -> {
			double least = Double.POSITIVE_INFINITY;
			for (int j = 0; j < nearest.length; j++) {
				if (j != i) least = Math.min(least, Math.hypot(places[2 * i] - places[2 * j], places[2 * i + 1] - places[2 * j + 1]));
			}
			return least;
		});
		Arrays.sort(nearest);
		return nearest[nearest.length / 2];
	}
}
