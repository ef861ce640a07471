package org.xasmapper.spectrum;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Independent random streams of one seed, for steps that are repeated or run side by side: each is split from the
 * seed's own stream, so that neighbouring seeds share none (as {@code seed + number} would) and the results do not
 * depend on which thread takes which stream.
 */
public final class SeededStreams {

	private SeededStreams() {}

	/** @return streams number 0 to {@code count - 1}; the first ones are the same for any count */
	public static SplittableRandom[] of(final long seed, final int count) {
		final SplittableRandom root = new SplittableRandom(seed);
		return Stream.generate(root::split).limit(count).toArray(SplittableRandom[]::new);
	}
}
