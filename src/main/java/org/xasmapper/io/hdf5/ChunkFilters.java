package org.xasmapper.io.hdf5;

import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Undoes the filters that nearly every file has, chunk after chunk in the same room, which never grows beyond a chunk. What shuffled
 * the bytes of the numbers is left to {@link Hdf5Numbers}, which brings them together as it converts them. Not safe for several
 * threads.
 */
final class ChunkFilters {

	private static final int DEFLATE = 1;
	private static final int SHUFFLE = 2;

	private final List<PipelineFilterWithData> filters;
	private final Hdf5Numbers numbers;
	private final int chunkBytes;
	/** How many of the filters are undone here. */
	private final int undone;
	private final Inflater inflater = new Inflater();
	private byte[] values;
	private byte[] room;
	private int length;

	/** @param filters as they were applied; {@link #know} them */
	ChunkFilters(final List<PipelineFilterWithData> filters, final Hdf5Numbers numbers, final int chunkBytes) {
		this.filters = filters;
		this.numbers = numbers;
		this.chunkBytes = chunkBytes;
		undone = isShuffled(filters, numbers) ? filters.size() - 1 : filters.size();
		values = new byte[chunkBytes];
	}

	static boolean know(final List<PipelineFilterWithData> filters) {
		return filters.stream().allMatch(filter -> filter.getId() == DEFLATE || filter.getId() == SHUFFLE);
	}

	private static boolean isShuffled(final List<PipelineFilterWithData> filters, final Hdf5Numbers numbers) {
		return !filters.isEmpty() && filters.get(0).getId() == SHUFFLE && filters.get(0).getFilterData()[0] == numbers.bytes();
	}

	/**
	 * @param raw bytes of a chunk as they are in the file
	 * @return how many bytes it holds, at most those of a chunk
	 */
	int load(final ByteBuffer raw) {
		ByteBuffer source = raw;
		for (int f = filters.size() - 1; f >= filters.size() - undone; f--) {
			if (filters.get(f).getId() == DEFLATE) inflate(source);
			else unshuffle(source, filters.get(f).getFilterData()[0]);
			source = ByteBuffer.wrap(values, 0, length);
		}
		if (undone == 0) keep(source);
		return length;
	}

	/** Converts numbers of the chunk that was loaded last. */
	void toFloats(final int first, final int count, final float[] target, final int at) {
		if (undone == filters.size()) numbers.toFloats(values, first, count, target, at);
		else numbers.shuffledToFloats(values, chunkBytes / numbers.bytes(), first, count, target, at);
	}

	private void keep(final ByteBuffer source) {
		length = Math.min(chunkBytes, source.remaining());
		source.get(values, 0, length);
	}

	/** The source may be the values themselves, so that they go to the other array. */
	private void swap() {
		final byte[] free = room == null ? new byte[chunkBytes] : room;
		room = values;
		values = free;
	}

	private void inflate(final ByteBuffer source) {
		if (source.array() == values) swap();
		inflater.reset();
		inflater.setInput(source);
		length = 0;
		try {
			while (length < chunkBytes && !inflater.finished()) {
				final int count = inflater.inflate(values, length, chunkBytes - length);
				if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
				length += count;
			}
		}
		catch (final DataFormatException e) {
			throw new HdfException("a compressed chunk is damaged", e);
		}
	}

	/** Brings the bytes of each number together again. What is left over at the end was never shuffled. */
	private void unshuffle(final ByteBuffer source, final int width) {
		if (source.array() == values) swap();
		keep(source.duplicate());
		final int count = length / Math.max(1, width);
		for (int b = 0; b < width; b++) {
			final int plane = source.position() + b * count;
			for (int i = 0, at = b; i < count; i++, at += width) values[at] = source.get(plane + i);
		}
	}
}
