package org.xasmapper.io.zarr;

/** Undoes the sorting of bytes or bits by their place in a number, which makes numbers compress better. */
final class Shuffle {

	private Shuffle() {}

	/**
	 * @param bytes all first bytes of numbers, then all second bytes, and so on; what is left of the last number stands behind
	 * @param size bytes of a number
	 */
	static byte[] unshuffled(final byte[] bytes, final int size) {
		if (size <= 1) return bytes;
		final byte[] numbers = new byte[bytes.length];
		final int count = bytes.length / size;
		for (int b = 0; b < size; b++) {
			for (int i = 0, from = b * count, to = b; i < count; i++, to += size) numbers[to] = bytes[from + i];
		}
		System.arraycopy(bytes, count * size, numbers, count * size, bytes.length - count * size);
		return numbers;
	}

	/**
	 * @param bytes all lowest bits of the numbers' first bytes, eight to a byte, then all second bits, and so on. Numbers that are
	 *          not a multiple of eight stand as they are, as c-blosc leaves them
	 * @param size bytes of a number
	 */
	static byte[] bitsUnshuffled(final byte[] bytes, final int size) {
		final int count = bytes.length / size;
		if (count % 8 != 0) return bytes;
		final byte[] numbers = new byte[bytes.length];
		final int row = count / 8;
		for (int b = 0; b < size; b++) {
			for (int bit = 0; bit < 8; bit++) {
				final int from = (8 * b + bit) * row;
				for (int i = 0; i < count; i++) {
					numbers[i * size + b] |= (bytes[from + i / 8] >> i % 8 & 1) << bit;
				}
			}
		}
		System.arraycopy(bytes, count * size, numbers, count * size, bytes.length - count * size);
		return numbers;
	}
}
