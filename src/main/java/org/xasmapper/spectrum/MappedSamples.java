package org.xasmapper.spectrum;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.nio.FloatBufferAccess;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Float32 planes in a memory-mapped file, as samples {@code [width, height, planes]}: they take no heap, and the
 * operating system keeps in memory what it has room for. Safe for use by several threads on different samples.
 */
public final class MappedSamples {

	private MappedSamples() {}

	/**
	 * @param file created or overwritten with zeros, plane after plane
	 * @return samples that can be read and written
	 * @throws IOException if the file cannot be written
	 */
	public static RandomAccessibleInterval<FloatType> create(final Path file, final int width, final int height,
		final int planes) throws IOException
	{
		final long[] offsets = new long[planes];
		for (int k = 0; k < planes; k++) offsets[k] = (long) k * width * height * Float.BYTES;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
			StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))
		{
			return map(channel, MapMode.READ_WRITE, ByteOrder.nativeOrder(), width, height, offsets);
		}
	}

	/**
	 * @param offsets where each plane starts in the file, bytes
	 * @return samples that can be read
	 * @throws IOException if the file cannot be read or ends before its last plane
	 */
	public static RandomAccessibleInterval<FloatType> open(final Path file, final int width, final int height,
		final long[] offsets, final ByteOrder order) throws IOException
	{
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return map(channel, MapMode.READ_ONLY, order, width, height, offsets);
		}
	}

	private static RandomAccessibleInterval<FloatType> map(final FileChannel channel, final MapMode mode,
		final ByteOrder order, final int width, final int height, final long[] offsets) throws IOException
	{
		final FloatBuffer[] planes = new FloatBuffer[offsets.length];
		for (int k = 0; k < planes.length; k++) {
			planes[k] = channel.map(mode, offsets[k], (long) width * height * Float.BYTES).order(order).asFloatBuffer();
		}
		final int[] planeSize = { width, height, 1 };
		return new LazyCellImg<FloatType, FloatBufferAccess>(new CellGrid(new long[] { width, height, planes.length },
			planeSize), new FloatType(), k -> new Cell<>(planeSize, new long[] { 0, 0, k }, new FloatBufferAccess(
				planes[(int) k], true)));
	}
}
