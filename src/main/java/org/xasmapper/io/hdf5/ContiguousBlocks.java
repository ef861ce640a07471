package org.xasmapper.io.hdf5;

import java.nio.ByteBuffer;
import org.xasmapper.spectrum.FileBytes;

/** Numbers that stand one after the other in the file. */
final class ContiguousBlocks implements Hdf5Blocks {

	/** Numbers of one reading. */
	private static final int CHUNK = 1 << 17;

	private final FileBytes bytes;
	private final long start;
	private final Hdf5Numbers numbers;
	private final long[] shape;

	/** @param start of the first number in the file */
	ContiguousBlocks(final FileBytes bytes, final long start, final Hdf5Numbers numbers, final long[] shape) {
		this.bytes = bytes;
		this.start = start;
		this.numbers = numbers;
		this.shape = shape;
	}

	@Override
	public int[] stored() {
		return null;
	}

	@Override
	public void read(final long[] offset, final int[] block, final float[] target) {
		int last = shape.length - 1;
		int run = last < 0 ? 1 : block[last];
		// Axes that are wanted whole make longer runs of those before them.
		while (last > 0 && block[last] == shape[last]) run *= block[--last];
		int count = 1;
		for (int d = 0; d < last; d++) count *= block[d];
		final byte[] buffer = new byte[Math.min(run, CHUNK) * numbers.bytes()];
		final long[] index = new long[shape.length];
		for (int r = 0; r < count; r++) {
			long rest = r;
			for (int d = last - 1; d >= 0; d--) {
				index[d] = rest % block[d];
				rest /= block[d];
			}
			readRun(linear(offset, index), run, target, r * run, buffer);
		}
	}

	private long linear(final long[] offset, final long[] index) {
		long position = 0;
		for (int d = 0; d < shape.length; d++) position = position * shape[d] + offset[d] + index[d];
		return position;
	}

	private void readRun(final long first, final int run, final float[] target, final int at, final byte[] buffer) {
		for (int done = 0; done < run; done += CHUNK) {
			final int count = Math.min(CHUNK, run - done);
			bytes.read(ByteBuffer.wrap(buffer, 0, count * numbers.bytes()), start + (first + done) * numbers.bytes());
			numbers.toFloats(buffer, 0, count, target, at + done);
		}
	}
}
