package org.xasmapper.spectrum;

import java.lang.ref.SoftReference;
import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Planes that are made when they are read: a view of any number of them takes no heap. Only the last one is kept, while
 * there is memory, so they are to be read plane by plane; a single sample may cost its whole plane.
 */
public final class LazyPlanes {

	private final int[] size;
	private final IntFunction<float[]> plane;
	private volatile Kept last = new Kept(-1, new SoftReference<>(null));

	private record Kept(long plane, SoftReference<Cell<FloatArray>> cell) {}

	private LazyPlanes(final int width, final int height, final IntFunction<float[]> plane) {
		size = new int[] { width, height, 1 };
		this.plane = plane;
	}

	/**
	 * @param plane makes the {@code width · height} samples of a plane, row by row; called by any thread, with what it
	 *          throws thrown to whoever reads
	 * @return {@code [width, height, planes]}
	 */
	public static RandomAccessibleInterval<FloatType> of(final int width, final int height, final int planes,
		final IntFunction<float[]> plane)
	{
		final LazyPlanes lazy = new LazyPlanes(width, height, plane);
		return new LazyCellImg<FloatType, FloatArray>(new CellGrid(new long[] { width, height, planes }, lazy.size), new FloatType(),
			lazy::cell);
	}

	private Cell<FloatArray> cell(final long k) {
		final Kept kept = last;
		final Cell<FloatArray> known = kept.plane == k ? kept.cell.get() : null;
		if (known != null) return known;
		final Cell<FloatArray> cell = new Cell<>(size, new long[] { 0, 0, k }, new FloatArray(plane.apply((int) k)));
		last = new Kept(k, new SoftReference<>(cell));
		return cell;
	}
}
