package org.xasmapper.io.hdf5;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/** Some planes of a stack, in the order of their numbers, read when they are needed. */
final class KeptPlanes {

	/** Samples that are read at a time. */
	private static final int BAND = 1 << 16;

	private KeptPlanes() {}

	/**
	 * @param planes {@code [width, height, planes]}; may be null
	 * @param kept numbers of planes
	 */
	static RandomAccessibleInterval<FloatType> of(final RandomAccessibleInterval<FloatType> planes, final int[] kept) {
		if (planes == null || kept.length == planes.dimension(2)) return planes;
		final int width = (int) planes.dimension(0);
		final int rows = (int) Math.max(1, Math.min(planes.dimension(1), BAND / width));
		final CellGrid grid = new CellGrid(new long[] { width, planes.dimension(1), kept.length }, new int[] { width, rows, 1 });
		final PrimitiveBlocks<FloatType> blocks = PrimitiveBlocks.of(planes, PrimitiveBlocks.OnFallback.ACCEPT).threadSafe();
		return new LazyCellImg<FloatType, FloatArray>(grid, new FloatType(), index -> cell(blocks, grid, kept, index));
	}

	private static Cell<FloatArray> cell(final PrimitiveBlocks<FloatType> blocks, final CellGrid grid, final int[] kept,
		final long index)
	{
		final long[] corner = new long[3];
		final int[] size = new int[3];
		grid.getCellDimensions(index, corner, size);
		final float[] samples = new float[size[0] * size[1]];
		blocks.copy(new long[] { corner[0], corner[1], kept[(int) corner[2]] }, samples, size);
		return new Cell<>(size, corner, new FloatArray(samples));
	}
}
