package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HilbertWalkTest {

	@ParameterizedTest
	@CsvSource({ "1, 1", "8, 8", "7, 5", "1, 9", "33, 2", "16, 40" })
	void visitsEveryPixelOnceInTheOrderOfTheCurve(final int width, final int height) {
		final int side = Integer.highestOneBit(Math.max(width, height)) * 2;
		final int[] expected = IntStream.range(0, width * height).boxed().sorted(Comparator.comparingLong(p -> distance(side, p %
			width, p / width))).mapToInt(Integer::intValue).toArray();
		final int[] visited = visited(width, height);
		assertEquals(width * height, Arrays.stream(visited).distinct().count());
		assertArrayEquals(expected, visited);
	}

	/** A line of a million pixels lies in a square of a million times as many. */
	@Test
	void doesNotGoBesideTheMap() {
		final int[] visited = visited(1_000_000, 1);
		assertEquals(1_000_000, Arrays.stream(visited).distinct().count());
	}

	private static int[] visited(final int width, final int height) {
		final int[] visited = new int[width * height];
		final int[] count = { 0 };
		HilbertWalk.through(width, height, pixel -> visited[count[0]++] = pixel);
		assertEquals(visited.length, count[0]);
		return visited;
	}

	/** How far along the curve a pixel is: C. A. Warren's xy2d. */
	private static long distance(final int side, final int column, final int row) {
		long distance = 0;
		int x = column;
		int y = row;
		for (int half = side / 2; half > 0; half /= 2) {
			final int right = (x & half) > 0 ? 1 : 0;
			final int up = (y & half) > 0 ? 1 : 0;
			distance += (long) half * half * ((3 * right) ^ up);
			if (up == 0) {
				if (right == 1) {
					x = side - 1 - x;
					y = side - 1 - y;
				}
				final int swap = x;
				x = y;
				y = swap;
			}
		}
		return distance;
	}
}
