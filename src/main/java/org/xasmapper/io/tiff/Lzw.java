package org.xasmapper.io.tiff;

/**
 * The Lempel-Ziv-Welch code of TIFF 6.0 (section 13): codes of 9 to 12 bits, highest bit first, that grow one code
 * early.
 */
final class Lzw {

	private static final int CLEAR = 256;
	private static final int END = 257;
	private static final int FIRST = 258;
	private static final int CODES = 4096;

	private Lzw() {}

	/** @return number of bytes that were decoded; fewer than the target holds if the code ends early or is wrong */
	static int decode(final byte[] packed, final byte[] target) {
		// A string of the table is a part of what was decoded already.
		final int[] start = new int[CODES];
		final int[] length = new int[CODES];
		int next = FIRST;
		int width = 9;
		int previous = -1;
		int previousStart = 0;
		int previousLength = 0;
		int count = 0;
		for (long bit = 0; bit + width <= packed.length * 8L && count < target.length;) {
			final int code = code(packed, bit, width);
			bit += width;
			if (code == END) return count;
			if (code == CLEAR) {
				next = FIRST;
				width = 9;
				previous = -1;
				continue;
			}
			if (previous >= 0 && next < CODES) {
				// The string before and the first byte of this one, which follows it.
				start[next] = previousStart;
				length[next++] = previousLength + 1;
			}
			if (code >= next || code >= FIRST && previous < 0) return count;
			final int from = count;
			if (code < CLEAR) {
				target[count++] = (byte) code;
			}
			else {
				// Byte by byte: the string may reach into what is being written.
				final int end = Math.min(count + length[code], target.length);
				for (int source = start[code]; count < end; source++) target[count++] = target[source];
			}
			previous = code;
			previousStart = from;
			previousLength = count - from;
			if (next >= (1 << width) - 1 && width < 12) width++;
		}
		return count;
	}

	private static int code(final byte[] packed, final long bit, final int width) {
		int code = 0;
		for (int i = (int) (bit >> 3); i <= (int) (bit + width - 1 >> 3); i++) code = code << 8 | packed[i] & 0xff;
		final int unused = 7 - (int) (bit + width - 1 & 7);
		return code >> unused & (1 << width) - 1;
	}
}
