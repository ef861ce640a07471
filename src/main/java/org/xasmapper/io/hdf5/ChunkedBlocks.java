package org.xasmapper.io.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.xasmapper.spectrum.XasException;

/** Numbers in chunks, compressed or not. What was never written has the dataset's fill value. */
final class ChunkedBlocks implements Hdf5Blocks {

	private static final int DEFLATE = 1;
	private static final int SHUFFLE = 2;

	/** Larger chunks than HDF5 itself keeps in memory at once are none. */
	private static final long LARGEST = 1L << 30;

	private final Hdf5File file;
	private final ChunkedDataset dataset;
	private final Hdf5Numbers numbers;
	private final long[] shape;
	private final int[] chunk;
	private final int chunkBytes;
	private final List<PipelineFilterWithData> filters;
	private final float fill;

	/** @throws XasException if the chunks cannot be those of the dataset */
	ChunkedBlocks(final Hdf5File file, final ChunkedDataset dataset, final Hdf5Numbers numbers, final long[] shape) {
		this.file = file;
		this.dataset = dataset;
		this.numbers = numbers;
		this.shape = shape;
		chunk = file.reading(dataset.getPath(), dataset::getChunkDimensions);
		long size = numbers.bytes();
		for (final int length : chunk) size = length <= 0 || size > LARGEST ? LARGEST + 1 : size * length;
		if (chunk.length != shape.length || size > LARGEST) {
			throw new XasException(file.name() + " is damaged: " + dataset.getPath() + " has chunks of " + Arrays.toString(chunk) +
				" for an array of " + Arrays.toString(shape) + ".");
		}
		chunkBytes = (int) size;
		filters = file.reading(dataset.getPath(), dataset::getFilters);
		fill = fillValue();
	}

	private float fillValue() {
		final Object value = file.reading(dataset.getPath(), dataset::getFillValue);
		return value instanceof Number ? ((Number) value).floatValue() : 0;
	}

	@Override
	public int[] stored() {
		return chunk.clone();
	}

	@Override
	public void read(final long[] offset, final int[] block, final float[] target) {
		final int rank = shape.length;
		final long[] first = new long[rank];
		final int[] count = new int[rank];
		int chunks = 1;
		for (int d = 0; d < rank; d++) {
			first[d] = offset[d] / chunk[d];
			count[d] = (int) ((offset[d] + block[d] - 1) / chunk[d] - first[d]) + 1;
			chunks *= count[d];
		}
		final int[] corner = new int[rank];
		for (int c = 0; c < chunks; c++) {
			int rest = c;
			for (int d = rank - 1; d >= 0; d--) {
				corner[d] = (int) ((first[d] + rest % count[d]) * chunk[d]);
				rest /= count[d];
			}
			copy(decoded(corner), corner, offset, block, target);
		}
	}

	/** @param values of the chunk, null if it was never written */
	private void copy(final byte[] values, final int[] corner, final long[] offset, final int[] block, final float[] target) {
		final int rank = shape.length;
		final int[] low = new int[rank];
		final int[] length = new int[rank];
		int rows = 1;
		for (int d = 0; d < rank; d++) {
			low[d] = (int) Math.max(corner[d], offset[d]);
			length[d] = (int) (Math.min(corner[d] + (long) chunk[d], offset[d] + block[d]) - low[d]);
			if (d < rank - 1) rows *= length[d];
		}
		for (int r = 0; r < rows; r++) {
			int rest = r;
			int source = low[rank - 1] - corner[rank - 1];
			int at = (int) (low[rank - 1] - offset[rank - 1]);
			int sourceStep = 1;
			int targetStep = 1;
			for (int d = rank - 2; d >= 0; d--) {
				final int position = low[d] + rest % length[d];
				rest /= length[d];
				sourceStep *= chunk[d + 1];
				targetStep *= block[d + 1];
				source += (position - corner[d]) * sourceStep;
				at += (int) (position - offset[d]) * targetStep;
			}
			if (values == null) Arrays.fill(target, at, at + length[rank - 1], fill);
			else numbers.toFloats(values, source, length[rank - 1], target, at);
		}
	}

	/** @return the bytes of a chunk, null if it was never written */
	private byte[] decoded(final int[] corner) {
		final ByteBuffer raw = file.reading(dataset.getPath(), () -> rawOrNull(corner));
		if (raw == null) return null;
		final byte[] values = file.reading(dataset.getPath(), () -> isPlain() ? unfiltered(raw) : dataset.getDecompressedChunk(
			corner));
		if (values.length >= chunkBytes) return values;
		throw new XasException(file.name() + " is damaged: the chunk of " + dataset.getPath() + " at " + Arrays.toString(corner) +
			" holds " + values.length + " of " + chunkBytes + " bytes.");
	}

	private ByteBuffer rawOrNull(final int[] corner) {
		try {
			return dataset.getRawChunkBuffer(corner);
		}
		catch (final HdfException e) {
			if (isUnwritten(String.valueOf(e.getMessage()))) return null;
			throw e;
		}
	}

	/** The library has no other way to say that a chunk was never written. */
	private static boolean isUnwritten(final String message) {
		return message.startsWith("No chunk with offset") || message.endsWith("at address -1");
	}

	/** @return whether the filters are those that nearly every file has, which are undone here without room for more bytes than there may be */
	private boolean isPlain() {
		return filters.stream().allMatch(filter -> filter.getId() == DEFLATE || filter.getId() == SHUFFLE);
	}

	private byte[] unfiltered(final ByteBuffer raw) {
		byte[] values = new byte[raw.remaining()];
		if (filters.isEmpty()) raw.get(values);
		ByteBuffer source = raw;
		for (int f = filters.size() - 1; f >= 0; f--) {
			values = filters.get(f).getId() == DEFLATE ? inflated(source) : unshuffled(source, filters.get(f).getFilterData()[0]);
			source = ByteBuffer.wrap(values);
		}
		return values;
	}

	private byte[] inflated(final ByteBuffer source) {
		final byte[] values = new byte[chunkBytes];
		final Inflater inflater = new Inflater();
		try {
			inflater.setInput(source);
			int done = 0;
			while (done < chunkBytes && !inflater.finished()) {
				final int count = inflater.inflate(values, done, chunkBytes - done);
				if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) break;
				done += count;
			}
			return done == chunkBytes ? values : Arrays.copyOf(values, done);
		}
		catch (final DataFormatException e) {
			throw new HdfException("a compressed chunk is damaged", e);
		}
		finally {
			inflater.end();
		}
	}

	/** Brings the bytes of each number together again. */
	private static byte[] unshuffled(final ByteBuffer source, final int width) {
		final byte[] planes = new byte[source.remaining()];
		source.get(planes);
		if (width <= 1) return planes;
		final int count = planes.length / width;
		final byte[] values = planes.clone();
		for (int b = 0; b < width; b++) {
			final int plane = b * count;
			for (int i = 0, at = b; i < count; i++, at += width) values[at] = planes[plane + i];
		}
		return values;
	}
}
