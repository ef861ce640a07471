package org.xasmapper.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.xasmapper.spectrum.FileBytes;

/**
 * A file as jHDF wants it. Nothing is mapped to memory, an interrupted thread does not close it for others, and virtual datasets
 * look as if they were plain ones.
 */
final class Hdf5Channel implements SeekableByteChannel {

	private final FileBytes bytes;
	private final VirtualMark marks;
	private long position;

	Hdf5Channel(final FileBytes bytes, final VirtualMark marks) {
		this.bytes = bytes;
		this.marks = marks;
	}

	@Override
	public int read(final ByteBuffer target) {
		final int count = (int) Math.min(target.remaining(), bytes.size() - position);
		if (count <= 0) return target.hasRemaining() ? -1 : 0;
		final int limit = target.limit();
		target.limit(target.position() + count);
		final int first = target.position();
		bytes.read(target, position);
		if (target.hasArray()) marks.mark(target.array(), target.arrayOffset() + first, target.arrayOffset() + target.position());
		target.limit(limit);
		position += count;
		return count;
	}

	@Override
	public long position() {
		return position;
	}

	@Override
	public SeekableByteChannel position(final long newPosition) {
		position = newPosition;
		return this;
	}

	@Override
	public long size() {
		return bytes.size();
	}

	@Override
	public int write(final ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(final long size) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	/** Left to the owner of the bytes. */
	@Override
	public void close() {}
}
