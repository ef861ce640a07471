package org.xasmapper.io.zarr;

import org.xasmapper.io.zarr.Codec.DamagedChunk;

/** BloscLZ, c-blosc's own compressor: copies of up to 32 bytes as they are, and of what stands up to 73,727 bytes before. */
final class BloscLz {

	private static final int NEAR = 8191;

	private BloscLz() {}

	/** @return the bytes, exactly so many */
	static byte[] decompressed(final byte[] source, final int from, final int length, final int size) throws DamagedChunk {
		final byte[] target = new byte[size];
		try {
			if (decompress(source, from, from + length, target) != size) throw new DamagedChunk("a block is shorter than its header says");
		}
		catch (final ArrayIndexOutOfBoundsException e) {
			throw new DamagedChunk("it does not decompress");
		}
		return target;
	}

	private static int decompress(final byte[] source, final int from, final int end, final byte[] target) {
		int in = from;
		int out = 0;
		int control = source[in++] & 31;
		while (true) {
			if (control < 32) {
				System.arraycopy(source, in, target, out, control + 1);
				in += control + 1;
				out += control + 1;
			}
			else {
				int length = (control >> 5) + 2;
				if (length == 9) {
					int more;
					do {
						more = source[in++] & 0xff;
						length += more;
					}
					while (more == 255);
				}
				int distance = ((control & 31) << 8) + (source[in++] & 0xff);
				if (distance == NEAR) {
					distance += ((source[in] & 0xff) << 8) + (source[in + 1] & 0xff);
					in += 2;
				}
				// Byte by byte: what is copied may be what was just written.
				for (int i = 0; i < length; i++, out++) target[out] = target[out - distance - 1];
			}
			if (in >= end) return out;
			control = source[in++] & 0xff;
		}
	}
}
