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

	private static long[] firstDraws(final long seed, final int count) {
		return Arrays.stream(SeededStreams.of(seed, count)).mapToLong(SplittableRandom::nextLong).toArray();
	}
}
