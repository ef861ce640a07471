package org.xasmapper.embed.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.Sets;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.PointGroups;
import org.xasmapper.embed.neighbors.Points;

class ComponentPlacesTest {

	/** One point a component, along a line. */
	private static double[] places(final double[] along, final int dims) {
		final double[][] rows = new double[along.length][6];
		final int[] component = new int[along.length];
		for (int i = 0; i < along.length; i++) {
			for (int k = 0; k < 6; k++) rows[i][k] = k == 0 ? along[i] : 1;
			component[i] = i;
		}
		return ComponentPlaces.of(PointGroups.of(component, along.length), Points.of(Sets.spectra(rows), Metric.EUCLIDEAN), dims,
			new SplittableRandom(1), Sets
			.slices());
	}

	/** umap-learn's {@code [I 0; -I 0]}, cut off after the last component. */
	@Test
	void fewComponentsLieOnTheAxes() {
		assertArrayEquals(new double[] { 1, 0, -1, 0 }, places(new double[] { 0, 5 }, 2));
		assertArrayEquals(new double[] { 1, 0, 0, 1, -1, 0 }, places(new double[] { 0, 5, 7 }, 2));
		assertArrayEquals(new double[] { 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, -1, 0 }, places(new double[] { 0, 5, 7, 8 }, 3));
	}

	/** The first eigenvector of a row of points has them in their order. */
	@Test
	void alikeComponentsLieNearEachOther() {
		assertInOrder(places(new double[] { 0, 0.4, 0.9, 1.3, 1.6, 2.2 }, 2));
	}

	/** exp(−d²) is 0 in float32 for all pairs, so that principal components have to do. */
	@Test
	void componentsFarFromEachOtherAreInOrderToo() {
		assertInOrder(places(new double[] { 0, 400, 900, 1300, 1600, 2200 }, 2));
	}

	private static void assertInOrder(final double[] places) {
		final double sign = Math.signum(places[2] - places[0]);
		for (int c = 1; c < places.length / 2; c++) {
			assertTrue(sign * (places[2 * c] - places[2 * c - 2]) > 0, "component " + c);
		}
	}
}
