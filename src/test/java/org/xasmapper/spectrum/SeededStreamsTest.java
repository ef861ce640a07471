package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeededStreamsTest {

	@Test
	void neighbouringSeedsShareNoStream() {
		final Set<Long> draws = new HashSet<>();
		for (long seed = -50; seed < 50; seed++) {
			for (final long draw : firstDraws(seed, 100)) draws.add(draw);
		}
		assertEquals(100 * 100, draws.size());
	}

	@Test
	void theFirstStreamsDoNotDependOnHowManyFollow() {
		assertArrayEquals(firstDraws(7, 10), Arrays.copyOf(firstDraws(7, 100), 10));
	}

	@Test
	void stepsOfOneRunShareNoStream() {
		final Set<Long> draws = new HashSet<>();
		for (long seed = -50; seed < 50; seed++) {
			for (final String step : new String[] { "k-means", "k-mean", "sample", "" }) {
				for (final SplittableRandom stream : SeededStreams.of(seed, step, 10)) draws.add(stream.nextLong());
				draws.add(SeededStreams.of(seed, step).nextLong());
			}
			draws.add(new SplittableRandom(seed).nextLong());
		}
		assertEquals(100 * (4 * 11 + 1), draws.size());
	}

	@Test
	void theSameStepHasTheSameStream() {
		assertEquals(SeededStreams.of(3, "k-means").nextLong(), SeededStreams.of(3, "k-means").nextLong());
	}

	private static long[] firstDraws(final long seed, final int count) {
		return Arrays.stream(SeededStreams.of(seed, count)).mapToLong(SplittableRandom::nextLong).toArray();
	}
}
