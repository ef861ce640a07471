package org.xasmapper.io.tiff;

import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Ways of compressing a strip without loss. */
enum Compression {

	NONE(1) {

		@Override
		int decode(final byte[] packed, final byte[] target) {
			final int count = Math.min(packed.length, target.length);
			System.arraycopy(packed, 0, target, 0, count);
			return count;
		}
	},

	LZW(2800) {

		@Override
		int decode(final byte[] packed, final byte[] target) {
			return Lzw.decode(packed, target);
		}
	},

	DEFLATE(1100) {

		@Override
		int decode(final byte[] packed, final byte[] target) {
			final Inflater inflater = new Inflater();
			try {
				inflater.setInput(packed);
				int count = 0;
				while (count < target.length && !inflater.finished() && !inflater.needsDictionary()) {
					final int more = inflater.inflate(target, count, target.length - count);
					if (more == 0) break;
					count += more;
				}
				return count;
			}
			catch (final DataFormatException e) {
				return 0;
			}
			finally {
				inflater.end();
			}
		}
	},

	PACK_BITS(64) {

		@Override
		int decode(final byte[] packed, final byte[] target) {
			int count = 0;
			for (int i = 0; i < packed.length && count < target.length;) {
				final int head = packed[i++];
				if (head == -128) continue;
				final int length = Math.min(1 + Math.abs(head), target.length - count);
				final int needed = head < 0 ? 1 : length;
				if (needed > packed.length - i) return count;
				if (head < 0) Arrays.fill(target, count, count + length, packed[i]);
				else System.arraycopy(packed, i, target, count, length);
				i += needed;
				count += length;
			}
			return count;
		}
	};

	/** What others are called, for the message. */
	private static final Map<Integer, String> OTHERS = Map.of(2, "CCITT", 3, "CCITT", 4, "CCITT", 6, "JPEG", 7, "JPEG", 34712,
		"JPEG 2000", 34887, "LERC", 34925, "LZMA", 50000, "Zstandard", 50001, "WebP");

	private final int largestRatio;

	Compression(final int largestRatio) {
		this.largestRatio = largestRatio;
	}

	/**
	 * @param packed a strip as it is in the file
	 * @param target to be filled
	 * @return number of bytes that the strip gave; fewer than the target holds if it is damaged
	 */
	abstract int decode(byte[] packed, byte[] target);

	/** @return whether so few bytes can hold so many; else there is no need to reserve memory for them */
	boolean canHold(final long packedBytes, final long bytes) {
		return bytes <= packedBytes * largestRatio + largestRatio;
	}

	/** @return the way of this number in a directory, or null */
	static Compression numbered(final long number) {
		switch ((int) number) {
			case 1:
				return NONE;
			case 5:
				return LZW;
			case 8:
			case 32946:
				return DEFLATE;
			case 32773:
				return PACK_BITS;
			default:
				return null;
		}
	}

	/** @return name of a way that is not read */
	static String other(final long number) {
		return OTHERS.getOrDefault((int) number, "number " + number);
	}
}
