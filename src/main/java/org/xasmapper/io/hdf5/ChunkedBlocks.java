package org.xasmapper.io.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xasmapper.spectrum.XasException;

/** Numbers in chunks, compressed or not. What was never written has the dataset's fill value. */
final class ChunkedBlocks implements Hdf5Blocks {

	/** Larger chunks than HDF5 itself keeps in memory at once are none. */
	private static final long LARGEST = 1L << 30;

	private final Hdf5File file;
	private final ChunkedDataset dataset;
	private final Hdf5Numbers numbers;
	private final long[] shape;
	private final int[] chunk;
	private final int chunkBytes;
	private final List<PipelineFilterWithData> filters;
	private final boolean isKnown;
	private final float fill;
	/** Those that no thread is using, given up where memory is short. */
	private final Queue<SoftReference<ChunkFilters>> idle = new ConcurrentLinkedQueue<>();

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
		isKnown = ChunkFilters.know(filters);
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
		final ChunkFilters values = filters();
		final int[] corner = new int[rank];
		for (int c = 0; c < chunks; c++) {
			int rest = c;
			for (int d = rank - 1; d >= 0; d--) {
				corner[d] = (int) ((first[d] + rest % count[d]) * chunk[d]);
				rest /= count[d];
			}
			copy(isLoaded(values, corner) ? values : null, corner, offset, block, target);
		}
		idle.add(new SoftReference<>(values));
	}

	private ChunkFilters filters() {
		final SoftReference<ChunkFilters> reference = idle.poll();
		final ChunkFilters known = reference == null ? null : reference.get();
		if (known != null) return known;
		// Where there are other filters the library undoes them all.
		return new ChunkFilters(isKnown ? filters : List.of(), numbers, chunkBytes);
	}

	/** @param values of the chunk, null if it was never written */
	private void copy(final ChunkFilters values, final int[] corner, final long[] offset, final int[] block, final float[] target) {
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
			else values.toFloats(source, length[rank - 1], target, at);
		}
	}

	/** @return false if the chunk was never written */
	private boolean isLoaded(final ChunkFilters values, final int[] corner) {
		final ByteBuffer bytes = file.readingData(dataset.getPath(), () -> bytesOrNull(corner));
		if (bytes == null) return false;
		final int length = file.reading(dataset.getPath(), () -> values.load(bytes));
		if (length == chunkBytes) return true;
		throw new XasException(file.name() + " is damaged: the chunk of " + dataset.getPath() + " at " + Arrays.toString(corner) +
			" holds " + length + " of " + chunkBytes + " bytes.");
	}

	private ByteBuffer bytesOrNull(final int[] corner) {
		try {
			return isKnown ? dataset.getRawChunkBuffer(corner) : ByteBuffer.wrap(dataset.getDecompressedChunk(corner));
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
}
