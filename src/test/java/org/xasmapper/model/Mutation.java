package org.xasmapper.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages of files, as broken copies and bad intentions make them. */
final class Mutation {

	private Mutation() {}

	/** @return the bytes with one to four damages, the same for the same seed */
	static byte[] of(final byte[] whole, final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		byte[] bytes = whole.clone();
		for (int damages = random.nextInt(1, 5); damages > 0 && bytes.length > 8; damages--) bytes = damaged(bytes, random);
		return bytes;
	}

	private static byte[] damaged(final byte[] bytes, final SplittableRandom random) {
		final int at = random.nextInt(bytes.length);
		final int length = Math.min(bytes.length - at, random.nextInt(1, 16));
		switch (random.nextInt(6)) {
			case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> bytes[at] = (byte) random.nextInt();
			case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0xff);
			case 3 -> Arrays.fill(bytes, at, at + length, (byte) 0);
			case 4 -> System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
			default -> {
				return without(bytes, at, length);
			}
		}
		return bytes;
	}

	private static byte[] without(final byte[] bytes, final int at, final int length) {
		final byte[] rest = Arrays.copyOf(bytes, bytes.length - length);
		System.arraycopy(bytes, at + length, rest, at, rest.length - at);
		return rest;
	}
}
