package org.xasmapper.embed.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.Sets;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

class FuzzyGraphTest {

	/** As in {@code src/bench/python/umap_golden.py}. */
	private static final int NEIGHBORS = 10;

	private static Neighbors neighbors(final Spectra spectra, final int k) {
		return new NeighborIndex(Points.of(spectra, Metric.EUCLIDEAN), 1, 2, Progress.NONE).among(k);
	}

	private static FuzzyGraph union(final Spectra spectra, final int k) {
		final Neighbors neighbors = neighbors(spectra, k);
		return FuzzyGraph.union(neighbors, SmoothDistances.within(neighbors, Sets.slices()), Sets.slices());
	}

	@Test
	void smoothDistancesEqualThoseOfUmapLearn() throws IOException {
		final SmoothDistances smooth = SmoothDistances.within(neighbors(Sets.named("points.csv"), NEIGHBORS), Sets.slices());
		final double[][] golden = Sets.table("smooth.csv");
		for (int i = 0; i < golden.length; i++) {
			assertEquals(golden[i][0], smooth.rhos()[i], 1e-6);
			assertEquals(golden[i][1], smooth.sigmas()[i], 5e-5 * golden[i][1]);
		}
	}

	@Test
	void unionEqualsThatOfUmapLearn() throws IOException {
		final FuzzyGraph union = union(Sets.named("points.csv"), NEIGHBORS);
		final double[][] golden = Sets.table("union.csv");
		Arrays.sort(golden, (a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
		assertEquals(golden.length, union.ends().length);
		for (int i = 0, e = 0; i < union.points(); i++) {
			for (; e < union.starts()[i + 1]; e++) {
				assertEquals(golden[e][0], i);
				assertEquals(golden[e][1], union.ends()[e]);
				assertEquals(golden[e][2], union.weights()[e], 5e-5);
			}
		}
	}

	@Test
	void membershipsSumToTheLogarithmOfTheNumberOfNeighbours() {
		final Neighbors neighbors = neighbors(Sets.random(300, 12, 3), 20);
		final SmoothDistances smooth = SmoothDistances.within(neighbors, Sets.slices());
		for (int i = 0; i < neighbors.count(); i++) {
			double sum = 0;
			for (int j = 1; j < 20; j++) sum += smooth.membership(i, j);
			assertEquals(Math.log(20) / Math.log(2), sum, 1e-4);
			assertTrue(smooth.sigmas()[i] > 0);
		}
	}

	@Test
	void scaleOfTheSpectraDoesNotMatter() {
		final Spectra spectra = Sets.random(200, 12, 3);
		final float[] tiny = spectra.values().clone();
		for (int i = 0; i < tiny.length; i++) tiny[i] *= 1e-6f;
		final FuzzyGraph union = union(spectra, 8);
		final FuzzyGraph same = union(new Spectra(spectra.energies(), tiny, spectra.table()), 8);
		assertArrayEquals(union.ends(), same.ends());
		assertArrayEquals(union.weights(), same.weights(), 1e-3f);
	}

	@Test
	void unionIsSymmetric() {
		final FuzzyGraph union = union(Sets.random(300, 12, 3), 15);
		for (int i = 0; i < union.points(); i++) {
			for (int e = union.starts()[i]; e < union.starts()[i + 1]; e++) {
				final int back = Arrays.binarySearch(union.ends(), union.starts()[union.ends()[e]], union.starts()[union
					.ends()[e] + 1], i);
				assertTrue(back >= 0);
				assertEquals(union.weights()[e], union.weights()[back]);
			}
		}
	}

	@Test
	void orderOfTheSpectraDoesNotMatter() {
		final Spectra spectra = Sets.random(200, 12, 5);
		final int[] reversed = new int[200];
		Arrays.setAll(reversed, i -> 199 - i);
		final FuzzyGraph union = union(spectra, 9);
		final FuzzyGraph turned = union(spectra.select(reversed), 9);
		for (int i = 0; i < 200; i++) {
			final int degree = union.starts()[i + 1] - union.starts()[i];
			assertEquals(degree, turned.starts()[200 - i] - turned.starts()[199 - i]);
			for (int e = 0; e < degree; e++) {
				final int other = turned.starts()[200 - i] - 1 - e;
				assertEquals(union.ends()[union.starts()[i] + e], 199 - turned.ends()[other]);
				assertEquals(union.weights()[union.starts()[i] + e], turned.weights()[other], 1e-4f);
			}
		}
	}

	@Test
	void componentsAndTheirPartsAreFound() {
		final FuzzyGraph graph = new FuzzyGraph(new int[] { 0, 1, 2, 4, 5, 6 }, new int[] { 2, 3, 0, 4, 1, 2 }, new float[] {
			.1f, .2f, .1f, .3f, .2f, .3f });
		final PointGroups components = graph.components();
		assertArrayEquals(new int[] { 0, 2, 4, 1, 3 }, components.rows());
		assertArrayEquals(new int[] { 0, 3, 5 }, components.starts());
		final FuzzyGraph part = graph.part(new int[] { 0, 2, 4 });
		assertArrayEquals(new int[] { 0, 1, 3, 4 }, part.starts());
		assertArrayEquals(new int[] { 1, 0, 2, 1 }, part.ends());
		assertArrayEquals(new float[] { .1f, .1f, .3f, .3f }, part.weights());
	}
}
