package org.xasmapper.embed.neighbors;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Numbers in random order (Fisher and Yates). */
public final class Shuffle {

	private Shuffle() {}

	/** @return 0 to {@code count - 1}, in an order that is drawn */
	public static int[] of(final int count, final SplittableRandom random) {
		final int[] numbers = IntStream.range(0, count).toArray();
		for (int i = count - 1; i > 0; i--) {
			final int other = random.nextInt(i + 1);
			final int number = numbers[i];
			numbers[i] = numbers[other];
			numbers[other] = number;
		}
		return numbers;
	}
}
