package org.xasmapper.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

class ClustersTest {

	private static final int[] SIZES = { 100, 300, 200 };

	@Test
	void findsIslandsLargestFirst() {
		final float[] islands = islands(SIZES, 2, 1);
		final Clusters clusters = Clusters.of(islands, 2, 0, 1, Progress.NONE);
		assertEquals(3, clusters.count());
		final int[] expected = { 2, 0, 1 };
		int from = 0;
		for (int island = 0; island < 3; island++) {
			assertTrue(share(clusters.labels(), from, SIZES[island], expected[island]) > 0.9, "island " + island);
			from += SIZES[island];
		}
	}

	@Test
	void aLonePointAndAMaskedOneAreNoise() {
		final float[] coordinates = Arrays.copyOf(islands(SIZES, 3, 2), 602 * 3);
		Arrays.fill(coordinates, 600 * 3, 601 * 3, 1000);
		Arrays.fill(coordinates, 601 * 3, 602 * 3, Float.NaN);
		final Clusters clusters = Clusters.of(coordinates, 3, 1.5, 1, Progress.NONE);
		assertEquals(Clusters.NOISE, clusters.labels()[600]);
		assertEquals(Clusters.NOISE, clusters.labels()[601]);
		assertEquals(601, clusters.compared());
		assertEquals(1.5, clusters.eps(), 0);
	}

	/** Points of a sample and points that join it get the same labels, and the same ones for the same seed. */
	@Test
	void ofManyPointsASampleIsClusteredAndTheOthersJoin() {
		final int[] sizes = { 15_000, 9_000, 6_000 };
		final float[] islands = islands(sizes, 2, 3);
		final Clusters clusters = Clusters.of(islands, 2, 0, 7, Progress.NONE);
		assertEquals(10_000, clusters.compared());
		int from = 0;
		for (int island = 0; island < 3; island++) {
			assertTrue(share(clusters.labels(), from, sizes[island], island) > 0.9, "island " + island);
			from += sizes[island];
		}
		assertArrayEquals(clusters.labels(), Clusters.of(islands, 2, 0, 7, Progress.NONE).labels());
	}

	@Test
	void fewPointsAreNoClusters() {
		final Clusters clusters = Clusters.of(new float[20], 2, 0, 1, Progress.NONE);
		assertEquals(0, clusters.count());
		assertTrue(Arrays.stream(clusters.labels()).allMatch(label -> label == Clusters.NOISE));
	}

	@Test
	void pointsInOnePlaceAreOneCluster() {
		final Clusters clusters = Clusters.of(new float[100], 2, 0, 1, Progress.NONE);
		assertEquals(1, clusters.count());
		assertArrayEquals(new int[50], clusters.labels());
	}

	/** Ten points and fewer have their tenth neighbour on another island. */
	@ParameterizedTest
	@ValueSource(strings = { "10 10 10", "6 6", "5 5 5", "4 4 4 4 4", "8 8 8 8 8 8 8 8", "20 8 5", "100 8", "300 10 10",
		"10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10" })
	void everySmallIslandIsACluster(final String islands) {
		final int[] sizes = Arrays.stream(islands.split(" ")).mapToInt(Integer::parseInt).toArray();
		final Clusters clusters = Clusters.of(islands(sizes, 2, 4), 2, 0, 1, Progress.NONE);
		assertEquals(sizes.length, clusters.count());
		int from = 0;
		for (final int size : sizes) {
			assertEquals(1, share(clusters.labels(), from, size, clusters.labels()[from]), 0);
			assertTrue(clusters.labels()[from] != Clusters.NOISE);
			from += size;
		}
	}

	/** The tenth neighbour of a point on an island of ten is on another island. */
	@ParameterizedTest
	@CsvSource({ "3, 10", "3, 8", "2, 6", "5, 12", "30, 10", "4, 5", "3, 30", "7, 30", "2, 15", "4, 11", "6, 18", "2, 20" })
	void islandsOfOneSizeAreClusters(final int islands, final int size) {
		for (int seed = 1; seed <= 5; seed++) {
			final int[] sizes = new int[islands];
			Arrays.fill(sizes, size);
			final Clusters clusters = Clusters.of(islands(sizes, 2, seed), 2, 0, 1, Progress.NONE);
			assertEquals(islands, clusters.count(), "seed " + seed);
			for (int island = 0; island < islands; island++) {
				assertTrue(share(clusters.labels(), island * size, size, mostOf(clusters.labels(), island * size, size)) >= 0.6, island +
					" of seed " + seed);
			}
		}
	}

	private static int mostOf(final int[] labels, final int from, final int count) {
		return IntStream.range(from, from + count).map(i -> labels[i]).filter(label -> label != Clusters.NOISE).findFirst()
			.orElseThrow();
	}

	@Test
	void aLonePointBesideSmallIslandsIsNoise() {
		final float[] coordinates = Arrays.copyOf(islands(new int[] { 10, 10, 10 }, 2, 5), 31 * 2);
		Arrays.fill(coordinates, 60, 62, -300);
		final Clusters clusters = Clusters.of(coordinates, 2, 0, 1, Progress.NONE);
		assertEquals(3, clusters.count());
		assertEquals(Clusters.NOISE, clusters.labels()[30]);
	}

	@Test
	void canBeCancelledAndRefusesANegativeDistance() {
		final Progress cancelled = new CancelledWhen(() -> true);
		assertThrows(CancellationException.class, () -> Clusters.of(islands(SIZES, 2, 1), 2, 0, 1, cancelled));
		assertThrows(CancellationException.class, () -> Clusters.of(islands(new int[] { 2000 }, 2, 1), 2, 0.5, 1, cancelled));
		assertThrows(XasException.class, () -> Clusters.of(new float[100], 2, -1, 1, Progress.NONE));
	}

	/** Evenly filled islands of equal density, some way apart. */
	private static float[] islands(final int[] sizes, final int components, final long seed) {
		final Random random = new Random(seed);
		final float[] coordinates = new float[IntStream.of(sizes).sum() * components];
		int at = 0;
		for (int island = 0; island < sizes.length; island++) {
			final double side = Math.pow(sizes[island], 1.0 / components);
			for (int i = 0; i < sizes[island] * components; i++) coordinates[at++] = (float) (side * random.nextDouble() + 200 * island);
		}
		return coordinates;
	}

	private static double share(final int[] labels, final int from, final int count, final int label) {
		return Arrays.stream(labels, from, from + count).filter(l -> l == label).count() / (double) count;
	}
}
