package org.xasmapper.spectrum;

import java.util.function.IntFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Planes that are made whenever they are read, and not kept: a view of any number of them takes no heap. To be read plane
 * by plane; a single sample costs its whole plane.
 */
public final class LazyPlanes {

	private LazyPlanes() {}

	/**
	 * @param plane makes the {@code width · height} samples of a plane, row by row; called by any thread, with what it
	 *          throws thrown to whoever reads
	 * @return {@code [width, height, planes]}
	 */
	public static RandomAccessibleInterval<FloatType> of(final int width, final int height, final int planes,
		final IntFunction<float[]> plane)
	{
		final int[] size = { width, height, 1 };
		return new LazyCellImg<FloatType, FloatArray>(new CellGrid(new long[] { width, height, planes }, size), new FloatType(),
			k -> new Cell<>(size, new long[] { 0, 0, k }, new FloatArray(plane.apply((int) k))));
	}
}
