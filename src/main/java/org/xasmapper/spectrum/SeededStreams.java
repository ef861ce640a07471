package org.xasmapper.spectrum;

import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Independent random streams of one seed. Each step that draws has a name, and by it a stream of its own, so that no two steps
 * of a run draw the same numbers; what is repeated or run side by side within a step has streams that are split from
 * it. Neighbouring seeds share none (as they would with {@code seed + number}), and results do not depend on which thread takes
 * which stream.
 */
public final class SeededStreams {

	/** Base and multiplier of the FNV-1a hash (Fowler, Noll, Vo 1991), by which a name becomes a number. */
	private static final long FNV_BASE = 0xCBF29CE484222325L;
	private static final long FNV_PRIME = 0x100000001B3L;

	private SeededStreams() {}

	/**
	 * @param step what the numbers are for, such as "k-means"; another name is another stream
	 * @return the step's stream, the same for the same seed
	 */
	public static SplittableRandom of(final long seed, final String step) {
		long name = FNV_BASE;
		for (int i = 0; i < step.length(); i++) name = (name ^ step.charAt(i)) * FNV_PRIME;
		return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ name).split();
	}

	/** @return streams number 0 to {@code count - 1} of a step; the first ones are the same for any count */
	public static SplittableRandom[] of(final long seed, final String step, final int count) {
		return split(of(seed, step), count);
	}

	/** The same for who has the seed to itself. */
	public static SplittableRandom[] of(final long seed, final int count) {
		return split(new SplittableRandom(seed), count);
	}

	private static SplittableRandom[] split(final SplittableRandom root, final int count) {
		return Stream.generate(root::split).limit(count).toArray(SplittableRandom[]::new);
	}
}
