package org.xasmapper.io.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a writer does to the rows of a strip so that they can be compressed better. */
enum Predictor {

	NONE {

		@Override
		void undo(final byte[] strip, final int width, final int sampleBytes, final ByteOrder order) {}
	},

	/** A sample is stored as its difference from the one before; of floating-point numbers the bits are. */
	DIFFERENCE {

		@Override
		void undo(final byte[] strip, final int width, final int sampleBytes, final ByteOrder order) {
			final ByteBuffer bytes = ByteBuffer.wrap(strip).order(order);
			for (int sample = 0; sample < strip.length / sampleBytes; sample++) {
				if (sample % width == 0) continue;
				final int at = sample * sampleBytes;
				if (sampleBytes == 1) strip[at] += strip[at - 1];
				else if (sampleBytes == 2) bytes.putShort(at, (short) (bytes.getShort(at) + bytes.getShort(at - 2)));
				else bytes.putInt(at, bytes.getInt(at) + bytes.getInt(at - 4));
			}
		}
	},

	/**
	 * Of the samples of a row first all highest bytes are stored, then all second … whatever the file's order of bytes, and
	 * each byte as its difference from the one before (Adobe Photoshop TIFF Technical Note 3).
	 */
	FLOATING_POINT {

		@Override
		void undo(final byte[] strip, final int width, final int sampleBytes, final ByteOrder order) {
			final int rowBytes = width * sampleBytes;
			final byte[] row = new byte[rowBytes];
			for (int start = 0; start + rowBytes <= strip.length; start += rowBytes) {
				for (int i = 1; i < rowBytes; i++) strip[start + i] += strip[start + i - 1];
				System.arraycopy(strip, start, row, 0, rowBytes);
				for (int i = 0; i < rowBytes; i++) {
					final int rank = i % sampleBytes;
					final int highest = order == ByteOrder.BIG_ENDIAN ? rank : sampleBytes - 1 - rank;
					strip[start + i] = row[highest * width + i / sampleBytes];
				}
			}
		}
	};

	/**
	 * Gives back the samples' own bytes.
	 *
	 * @param strip whole rows; overwritten
	 * @param width samples of a row
	 */
	abstract void undo(byte[] strip, int width, int sampleBytes, ByteOrder order);

	/** @return the predictor of this number in a directory, or null */
	static Predictor numbered(final long number) {
		return number >= 1 && number <= values().length ? values()[(int) number - 1] : null;
	}
}
