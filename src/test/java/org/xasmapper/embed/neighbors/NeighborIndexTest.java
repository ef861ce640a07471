package org.xasmapper.embed.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xasmapper.embed.Sets;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

class NeighborIndexTest {

	private static Neighbors among(final Spectra spectra, final Metric metric, final int k, final int threads) {
		return new NeighborIndex(Points.of(spectra, metric), 1, threads, Progress.NONE).among(k);
	}

	/** @return distances of all spectra from one, the least first */
	private static double[] distances(final Spectra spectra, final int i, final Metric metric) {
		return IntStream.range(0, spectra.count()).mapToDouble(j -> distance(spectra.spectrum(i), spectra.spectrum(j), metric))
			.sorted().toArray();
	}

	private static double distance(final float[] a, final float[] b, final Metric metric) {
		final double shiftA = metric == Metric.CORRELATION ? mean(a) : 0;
		final double shiftB = metric == Metric.CORRELATION ? mean(b) : 0;
		double square = 0;
		double aa = 0;
		double bb = 0;
		double ab = 0;
		for (int k = 0; k < a.length; k++) {
			square += Math.pow(a[k] - b[k], 2);
			aa += Math.pow(a[k] - shiftA, 2);
			bb += Math.pow(b[k] - shiftB, 2);
			ab += (a[k] - shiftA) * (b[k] - shiftB);
		}
		return metric == Metric.EUCLIDEAN ? Math.sqrt(square) : 1 - ab / Math.sqrt(aa * bb);
	}

	private static double mean(final float[] values) {
		return IntStream.range(0, values.length).mapToDouble(k -> values[k]).average().orElseThrow();
	}

	@ParameterizedTest
	@EnumSource
	void fewSpectraGetTheirExactNeighbours(final Metric metric) {
		final Spectra spectra = Sets.random(1500, 40, 7);
		final int k = 30;
		final Neighbors neighbors = among(spectra, metric, k, 2);
		for (int i = 0; i < spectra.count(); i += 13) {
			final double[] exact = distances(spectra, i, metric);
			assertEquals(i, neighbors.indices()[i * k]);
			for (int j = 0; j < k; j++) {
				assertEquals(exact[j], neighbors.distances()[i * k + j], 1e-5 * exact[j] + 1e-9);
				assertEquals(distance(spectra.spectrum(i), spectra.spectrum(neighbors.indices()[i * k + j]), metric), neighbors
					.distances()[i * k + j], 1e-5 * exact[j] + 1e-9);
			}
		}
	}

	@Test
	void manySpectraGetNearlyAllOfTheirNeighbours() {
		final Spectra spectra = Sets.random(20_000, 16, 8);
		final int k = 40;
		final Neighbors neighbors = among(spectra, Metric.EUCLIDEAN, k, 2);
		int right = 0;
		int all = 0;
		for (int i = 0; i < spectra.count(); i += 199) {
			final double limit = distances(spectra, i, Metric.EUCLIDEAN)[k - 1] * (1 + 1e-6);
			for (int j = 0; j < k; j++, all++) {
				if (neighbors.distances()[i * k + j] <= limit) right++;
			}
		}
		assertTrue(right >= 0.95 * all, right + " of " + all);
	}

	@Test
	void neighboursAreTheNearestFirstAndNoneTwice() {
		final Spectra spectra = Sets.random(12_000, 10, 9);
		final int k = 25;
		final Neighbors neighbors = among(spectra, Metric.EUCLIDEAN, k, 2);
		for (int i = 0; i < spectra.count(); i++) {
			final int[] found = Arrays.copyOfRange(neighbors.indices(), i * k, (i + 1) * k);
			assertEquals(k, Arrays.stream(found).distinct().count());
			for (int j = 1; j < k; j++) {
				assertTrue(neighbors.distances()[i * k + j] >= neighbors.distances()[i * k + j - 1]);
			}
		}
	}

	@Test
	void numberOfThreadsDoesNotMatter() {
		final Spectra spectra = Sets.random(12_000, 10, 9);
		final Neighbors one = among(spectra, Metric.EUCLIDEAN, 12, 1);
		final Neighbors three = among(spectra, Metric.EUCLIDEAN, 12, 3);
		assertArrayEquals(one.indices(), three.indices());
		assertArrayEquals(one.distances(), three.distances());
	}

	/** Float32 products of the spectra themselves cannot tell distances that are 1e-3 of their length. */
	@Test
	void nearDoublesAreToldApart() {
		final Spectra spectra = Sets.random(1000, 50, 10);
		final float[] values = spectra.values().clone();
		for (int i = 1; i < 200; i++) {
			for (int d = 0; d < 50; d++) values[i * 50 + d] = values[d] + (d == 0 ? i * 1e-2f : 0);
		}
		final Spectra doubles = new Spectra(spectra.energies(), values, spectra.table());
		final Neighbors neighbors = among(doubles, Metric.EUCLIDEAN, 5, 2);
		for (int i = 10; i < 190; i++) {
			for (int j = 1; j < 5; j++) {
				assertTrue(Math.abs(neighbors.indices()[i * 5 + j] - i) <= 2, "neighbours of " + i);
			}
		}
	}

	/** All but a few in one place: most clusters are empty, and what a query is compared with may have too few members. */
	@Test
	void spectraThatAreMostlyEqualHaveNeighboursToo() {
		final Spectra spectra = Sets.random(12_000, 10, 11);
		final float[] values = spectra.values().clone();
		for (int i = 100; i < 12_000; i++) System.arraycopy(values, 0, values, i * 10, 10);
		final int k = 150;
		final Neighbors neighbors = among(new Spectra(spectra.energies(), values, spectra.table()), Metric.EUCLIDEAN, k, 2);
		for (int i = 1; i < 100; i++) {
			assertEquals(k, Arrays.stream(neighbors.indices(), i * k, (i + 1) * k).distinct().count());
			assertTrue(neighbors.distances()[(i + 1) * k - 1] > 0);
		}
	}
}
