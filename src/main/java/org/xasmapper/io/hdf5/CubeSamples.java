package org.xasmapper.io.hdf5;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.XasException;

/**
 * An array as samples {@code [width, height, planes]}, read by blocks as the file stores them when they are needed, and kept
 * while there is memory. Safe for several threads, which never read the same block twice at once.
 */
final class CubeSamples {

	/** Samples of a block of what is stored one after the other, or in tiny chunks. */
	private static final int BLOCK = 1 << 16;

	private static final int LOCKS = 64;

	private final Hdf5Blocks blocks;
	private final CubeAxes axes;
	private final CellGrid grid;
	private final Map<Long, SoftReference<Cell<FloatArray>>> kept = new ConcurrentHashMap<>();
	private final Object[] locks = new Object[LOCKS];

	private CubeSamples(final Hdf5Array array, final CubeAxes axes) {
		this.axes = axes;
		blocks = array.blocks();
		final long[] size = { axes.width(array), axes.height(array), axes.planes(array) };
		if (size[0] * size[1] > Integer.MAX_VALUE - 8) {
			throw new XasException(array.node().file().name() + ": " + array + " has " + size[0] + " × " + size[1] +
				" pixels, too many for an image.");
		}
		grid = new CellGrid(size, cellSize(size, array.shape().length));
		for (int i = 0; i < LOCKS; i++) locks[i] = new Object();
	}

	/** @return {@code [width, height, planes]}, one plane where the axes have no energy */
	static RandomAccessibleInterval<FloatType> of(final Hdf5Array array, final CubeAxes axes) {
		final CubeSamples samples = new CubeSamples(array, axes);
		return new LazyCellImg<FloatType, FloatArray>(samples.grid, new FloatType(), samples::cell);
	}

	/** As stored; what is stored one after the other in blocks of its fastest axes. */
	private int[] cellSize(final long[] size, final int rank) {
		final int[] axisOf = { axes.x(), axes.y(), axes.energy() };
		final int[] stored = blocks.stored();
		final int[] cell = { 1, 1, 1 };
		long samples = 1;
		for (int k = 0; k < 3 && stored != null; k++) {
			if (axisOf[k] >= 0) cell[k] = (int) Math.min(size[k], stored[axisOf[k]]);
			samples *= cell[k];
		}
		for (int d = rank - 1; d >= 0; d--) {
			for (int k = 0; k < 3; k++) {
				if (axisOf[k] != d || samples >= BLOCK || (stored != null && k == 2)) continue;
				final long times = Math.max(1, Math.min((size[k] + cell[k] - 1) / cell[k], BLOCK / samples));
				samples = samples / cell[k];
				cell[k] = (int) Math.min(size[k], cell[k] * times);
				samples *= cell[k];
			}
		}
		return cell;
	}

	private Cell<FloatArray> cell(final long index) {
		final Cell<FloatArray> known = keptCell(index);
		if (known != null) return known;
		synchronized (locks[(int) (index % LOCKS)]) {
			final Cell<FloatArray> meanwhile = keptCell(index);
			if (meanwhile != null) return meanwhile;
			final Cell<FloatArray> cell = load(index);
			kept.put(index, new SoftReference<>(cell));
			return cell;
		}
	}

	private Cell<FloatArray> keptCell(final long index) {
		final SoftReference<Cell<FloatArray>> reference = kept.get(index);
		return reference == null ? null : reference.get();
	}

	private Cell<FloatArray> load(final long index) {
		final long[] corner = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, corner, size);
		final long[] offset = axes.fixed().clone();
		final int[] block = new int[offset.length];
		Arrays.fill(block, 1);
		final int[] axisOf = { axes.x(), axes.y(), axes.energy() };
		for (int k = 0; k < 3; k++) {
			if (axisOf[k] < 0) continue;
			offset[axisOf[k]] = corner[k];
			block[axisOf[k]] = size[k];
		}
		final float[] values = new float[size[0] * size[1] * size[2]];
		blocks.read(offset, block, values);
		return new Cell<>(size, corner, new FloatArray(inOrder(values, block, size, axisOf)));
	}

	/** @return the values with x fastest and the energy slowest */
	private static float[] inOrder(final float[] values, final int[] block, final int[] size, final int[] axisOf) {
		final int[] step = new int[3];
		for (int k = 0; k < 3; k++) {
			step[k] = 1;
			for (int d = axisOf[k] + 1; axisOf[k] >= 0 && d < block.length; d++) step[k] *= block[d];
		}
		if ((size[0] == 1 || step[0] == 1) && (size[1] == 1 || step[1] == size[0]) && (size[2] == 1 || step[2] == size[0] *
			size[1])) return values;
		final float[] ordered = new float[values.length];
		int at = 0;
		for (int k = 0; k < size[2]; k++) {
			for (int y = 0; y < size[1]; y++) {
				int from = k * step[2] + y * step[1];
				for (int x = 0; x < size[0]; x++, from += step[0]) ordered[at++] = values[from];
			}
		}
		return ordered;
	}
}
