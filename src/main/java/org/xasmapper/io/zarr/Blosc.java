package org.xasmapper.io.zarr;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;
import org.xasmapper.io.zarr.Codec.DamagedChunk;

/**
 * A buffer of c-blosc 1: a header of 16 bytes, the places of its blocks, and blocks whose bytes may be shuffled and split by
 * their place in a number (format as in c-blosc's README_HEADER.rst and {@code blosc_d}).
 */
final class Blosc {

	private static final int HEADER = 16;
	private static final int SHUFFLED = 1;
	private static final int COPIED = 2;
	private static final int BITS_SHUFFLED = 4;
	private static final int NOT_SPLIT = 16;
	private static final int MOST_SPLITS = 16;
	private static final int SHORTEST_SPLIT = 128;

	private final byte[] bytes;
	private final ByteBuffer numbers;
	private final int flags;
	private final int typeSize;
	private final int size;
	private final int blockSize;

	private Blosc(final byte[] bytes, final int most) throws DamagedChunk {
		if (bytes.length < HEADER) throw new DamagedChunk("it ends within its Blosc header");
		this.bytes = bytes;
		numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		flags = bytes[2];
		typeSize = Math.max(1, bytes[3] & 0xff);
		size = numbers.getInt(4);
		blockSize = numbers.getInt(8);
		if (size < 0 || size > most) throw new DamagedChunk("its Blosc header claims " + size + " bytes");
		if (size > 0 && blockSize <= 0) throw new DamagedChunk("its Blosc header claims blocks of " + blockSize + " bytes");
	}

	static byte[] decode(final byte[] bytes, final int most) throws DamagedChunk {
		return new Blosc(bytes, most).decoded();
	}

	private byte[] decoded() throws DamagedChunk {
		if ((flags & COPIED) != 0) {
			if (bytes.length - HEADER < size) throw new DamagedChunk("it ends within its bytes");
			return Arrays.copyOfRange(bytes, HEADER, HEADER + size);
		}
		final byte[] target = new byte[size];
		for (int block = 0, from = 0; from < size; block++, from += Math.min(blockSize, size - from)) {
			final byte[] whole = block(start(block), Math.min(blockSize, size - from));
			System.arraycopy(whole, 0, target, from, whole.length);
		}
		return target;
	}

	private int start(final int block) throws DamagedChunk {
		return number(HEADER + 4L * block);
	}

	private int number(final long at) throws DamagedChunk {
		if (at < 0 || at + 4 > bytes.length) throw new DamagedChunk("it ends before its block");
		return numbers.getInt((int) at);
	}

	private byte[] block(final int start, final int length) throws DamagedChunk {
		final byte[] block = new byte[length];
		final int splits = splits(length);
		final int part = length / splits;
		long at = start;
		for (int i = 0; i < splits; i++) {
			final int stored = number(at);
			at += 4;
			if (stored <= 0 || at + stored > bytes.length) throw new DamagedChunk("it ends within a block");
			final byte[] piece = stored == part ? Arrays.copyOfRange(bytes, (int) at, (int) at + stored) : decompressed((int) at, stored, part);
			if (piece.length != part) throw new DamagedChunk("a block is shorter than its header says");
			System.arraycopy(piece, 0, block, i * part, part);
			at += stored;
		}
		return sorted(block);
	}

	private int splits(final int length) {
		final boolean split = (flags & NOT_SPLIT) == 0 && typeSize <= MOST_SPLITS && blockSize / typeSize >= SHORTEST_SPLIT &&
			length == blockSize;
		return split ? typeSize : 1;
	}

	private byte[] sorted(final byte[] block) {
		if ((flags & SHUFFLED) != 0) return Shuffle.unshuffled(block, typeSize);
		return (flags & BITS_SHUFFLED) != 0 ? Shuffle.bitsUnshuffled(block, typeSize) : block;
	}

	private byte[] decompressed(final int from, final int length, final int most) throws DamagedChunk {
		switch (flags >> 5 & 7) {
			case 0:
				return BloscLz.decompressed(bytes, from, length, most);
			case 1:
				return Codecs.decompressed(new Lz4Decompressor(), bytes, from, length, most);
			case 2:
				return Codecs.decompressed(new SnappyDecompressor(), bytes, from, length, most);
			case 3:
				return inflated(from, length, most);
			case 4:
				return Codecs.decompressed(new ZstdDecompressor(), bytes, from, length, most);
			default:
				throw new DamagedChunk("its Blosc header names no compressor that is known");
		}
	}

	private byte[] inflated(final int from, final int length, final int most) throws DamagedChunk {
		try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, from, length))) {
			return in.readNBytes(most);
		}
		catch (final IOException e) {
			throw new DamagedChunk("it does not inflate: " + e.getMessage());
		}
	}
}
