package org.xasmapper.spectrum.energies;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The planes of a stack in the order of their energies, repeated ones averaged: a view of {@code [width, height,
 * energies]} that computes what is read of it and keeps nothing, so that a stack may be larger than the heap. A mean
 * leaves out the frames that are NaN there. Safe for several threads where the planes are.
 */
public final class OrderedPlanes {

	private OrderedPlanes() {}

	/**
	 * @param planes {@code [width, height, measured energies]}
	 * @param rows how many rows are computed at a time: few where rows can be read alone, else the height
	 */
	public static RandomAccessibleInterval<FloatType> of(final RandomAccessibleInterval<FloatType> planes,
		final EnergyOrder order, final int rows)
	{
		if (order.isAsMeasured()) return planes;
		final int width = (int) planes.dimension(0);
		final CellGrid grid = new CellGrid(new long[] { width, planes.dimension(1), order.energies().size() }, new int[] {
			width, rows, 1 });
		final PrimitiveBlocks<FloatType> blocks = PrimitiveBlocks.of(planes, PrimitiveBlocks.OnFallback.ACCEPT).threadSafe();
		return new LazyCellImg<FloatType, FloatArray>(grid, new FloatType(), index -> cell(blocks, grid, order, index));
	}

	private static Cell<FloatArray> cell(final PrimitiveBlocks<FloatType> blocks, final CellGrid grid,
		final EnergyOrder order, final long index)
	{
		final long[] corner = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, corner, size);
		final int[] measurements = order.measurements((int) corner[2]);
		return new Cell<>(size, corner, new FloatArray(mean(blocks, corner, size, measurements)));
	}

	private static float[] mean(final PrimitiveBlocks<FloatType> blocks, final long[] corner, final int[] size,
		final int[] measurements)
	{
		final float[] frame = new float[size[0] * size[1]];
		final double[] sums = new double[frame.length];
		final int[] counts = new int[frame.length];
		for (final int measurement : measurements) {
			blocks.copy(new long[] { corner[0], corner[1], measurement }, frame, size);
			if (measurements.length == 1) return frame;
			for (int p = 0; p < frame.length; p++) {
				if (Float.isNaN(frame[p])) continue;
				sums[p] += frame[p];
				counts[p]++;
			}
		}
		for (int p = 0; p < frame.length; p++) frame[p] = (float) (sums[p] / counts[p]);
		return frame;
	}
}
