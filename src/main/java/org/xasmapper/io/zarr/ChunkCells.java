package org.xasmapper.io.zarr;

import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.XasException;

/** The chunks of an array as cells of an image: read when they are needed, and kept while there is memory. */
final class ChunkCells {

	/** A cell costs some bytes before it is read. */
	private static final int MOST_CELLS = 50_000_000;

	/** Threads that need one chunk at a time wait for each other; those that need others hardly ever. */
	private static final int LOCKS = 256;

	private final ZarrArray array;
	/** Axis of the array for x, y and the planes; -1 where there is none. */
	private final int[] axes;
	private final int[] cell;
	private final CellGrid grid;
	private final AtomicReferenceArray<SoftReference<Cell<FloatArray>>> kept;
	private final Object[] locks = new Object[LOCKS];

	private ChunkCells(final ZarrArray array, final StackAxes stack, final int planes) {
		this.array = array;
		axes = new int[] { stack.x(), stack.y(), stack.energy() };
		cell = Arrays.stream(axes).map(axis -> axis < 0 ? 1 : array.metadata().chunks()[axis]).toArray();
		final long[] size = { size(0), size(1), planes };
		for (int d = 0; d < 3; d++) cell[d] = (int) Math.min(cell[d], size[d]);
		grid = new CellGrid(size, cell);
		final long cells = Arrays.stream(grid.getGridDimensions()).reduce(1, (a, b) -> a > MOST_CELLS ? a : a * b);
		if (cells > MOST_CELLS) {
			throw new XasException(array.store().name() + ": " + array.path() + " has more than " + MOST_CELLS + " chunks. Save it with larger ones.");
		}
		kept = new AtomicReferenceArray<>((int) cells);
		Arrays.setAll(locks, i -> new Object());
	}

	private long size(final int dimension) {
		return axes[dimension] < 0 ? 1 : array.shape()[axes[dimension]];
	}

	/**
	 * @param planes how many of the first planes are taken
	 * @return {@code [width, height, planes]}
	 * @throws XasException if there are too many chunks
	 */
	static RandomAccessibleInterval<FloatType> of(final ZarrArray array, final StackAxes stack, final int planes) {
		final ChunkCells cells = new ChunkCells(array, stack, planes);
		return new LazyCellImg<FloatType, FloatArray>(cells.grid, new FloatType(), cells::get);
	}

	private Cell<FloatArray> get(final long index) {
		final Cell<FloatArray> known = kept((int) index);
		if (known != null) return known;
		synchronized (locks[(int) (index % LOCKS)]) {
			final Cell<FloatArray> read = kept((int) index);
			if (read != null) return read;
			final Cell<FloatArray> loaded = load(index);
			kept.set((int) index, new SoftReference<>(loaded));
			return loaded;
		}
	}

	private Cell<FloatArray> kept(final int index) {
		final SoftReference<Cell<FloatArray>> reference = kept.get(index);
		return reference == null ? null : reference.get();
	}

	private Cell<FloatArray> load(final long index) {
		final long[] min = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, min, size);
		final float[] values = new float[size[0] * size[1] * size[2]];
		final int[] chunk = new int[array.axes()];
		for (int d = 0; d < 3; d++) {
			if (axes[d] >= 0) chunk[axes[d]] = (int) (min[d] / cell[d]);
		}
		final ByteBuffer stored = array.bytes(chunk);
		if (stored == null) Arrays.fill(values, (float) array.scaled(array.metadata().fill()));
		else copy(stored, size, values);
		return new Cell<>(size, min, new FloatArray(values));
	}

	private void copy(final ByteBuffer stored, final int[] size, final float[] values) {
		final NumberType type = array.metadata().type();
		final int[] steps = steps();
		final boolean scaled = array.isScaled();
		final boolean rows = type.kind() == 'f' && type.bytes() == Float.BYTES && steps[0] == Float.BYTES && !scaled;
		final FloatBuffer floats = rows ? stored.asFloatBuffer() : null;
		for (int z = 0, i = 0; z < size[2]; z++) {
			for (int y = 0; y < size[1]; y++) {
				int at = z * steps[2] + y * steps[1];
				if (rows) {
					floats.position(at / Float.BYTES).get(values, i, size[0]);
					i += size[0];
					continue;
				}
				for (int x = 0; x < size[0]; x++, i++, at += steps[0]) {
					final double value = type.value(stored, at);
					values[i] = (float) (scaled ? array.scaled(value) : value);
				}
			}
		}
	}

	/** @return bytes from a number of a chunk to the next along x, y and the planes */
	private int[] steps() {
		final int[] order = array.metadata().order();
		final int[] byAxis = new int[order.length];
		int step = array.metadata().type().bytes();
		for (int i = order.length - 1; i >= 0; i--) {
			byAxis[order[i]] = step;
			step *= array.metadata().chunks()[order[i]];
		}
		return Arrays.stream(axes).map(axis -> axis < 0 ? 0 : byAxis[axis]).toArray();
	}
}
