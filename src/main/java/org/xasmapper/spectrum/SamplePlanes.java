package org.xasmapper.spectrum;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.blocks.PrimitiveBlocks;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.planar.PlanarImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Reads and writes samples {@code [width, height, planes]} by whole rows of a plane, each way of keeping them in its
 * fastest manner. Safe for use by several threads on different samples.
 */
public final class SamplePlanes {

	private final RandomAccessibleInterval<FloatType> samples;
	private final PrimitiveBlocks<FloatType> blocks;
	private final FileSamples file;
	private final PlanarImg<?, ?> planar;

	/** @param samples {@code [width, height, planes]}, lower corner at the origin */
	public SamplePlanes(final RandomAccessibleInterval<FloatType> samples) {
		final Object kind = samples;
		this.samples = samples;
		file = kind instanceof FileSamples ? (FileSamples) kind : null;
		planar = kind instanceof PlanarImg ? (PlanarImg<?, ?>) kind : null;
		blocks = PrimitiveBlocks.of(samples, PrimitiveBlocks.OnFallback.ACCEPT).threadSafe();
	}

	/** @return {@code [width, height, planes]} */
	public RandomAccessibleInterval<FloatType> samples() {
		return samples;
	}

	private int width() {
		return (int) samples.dimension(0);
	}

	/**
	 * Copies rows of one plane.
	 *
	 * @param target receives {@code rows · width} samples
	 * @throws XasException naming the file, if they are in one that cannot be read any more
	 */
	public void readRows(final int plane, final int firstRow, final int rows, final float[] target) {
		if (file != null) file.read(plane, firstRow * width(), rows * width(), target);
		else if (planar != null) System.arraycopy(plane(plane), firstRow * width(), target, 0, rows * width());
		else blocks.copy(new long[] { 0, firstRow, plane }, target, new int[] { width(), rows, 1 });
	}

	/**
	 * Overwrites rows of one plane; the counterpart of {@link #readRows}.
	 *
	 * @throws XasException naming the file, if they go to one and the disk is full
	 */
	public void writeRows(final int plane, final int firstRow, final int rows, final float[] source) {
		if (file != null) {
			file.write(plane, firstRow * width(), rows * width(), source);
			return;
		}
		if (planar != null) {
			System.arraycopy(source, 0, plane(plane), firstRow * width(), rows * width());
			return;
		}
		final RandomAccess<FloatType> access = samples.randomAccess();
		access.setPosition(plane, 2);
		for (int y = 0, i = 0; y < rows; y++) {
			access.setPosition(firstRow + y, 1);
			access.setPosition(0, 0);
			for (int x = 0; x < width(); x++, i++) {
				access.get().set(source[i]);
				access.fwd(0);
			}
		}
	}

	/** @return the samples of a pixel, one per plane */
	float[] pixel(final int x, final int y) {
		final float[] pixel = new float[(int) samples.dimension(2)];
		final RandomAccess<FloatType> access = samples.randomAccess();
		access.setPosition(new long[] { x, y, 0 });
		for (int k = 0; k < pixel.length; k++) {
			pixel[k] = file == null ? access.get().get() : file.read(k, x + y * width());
			access.fwd(2);
		}
		return pixel;
	}

	/** @return whether a row can be had without the rest of its plane, which other stacks convert as a whole */
	boolean readsRowsAlone() {
		return file != null || planar != null;
	}

	/** @return whether the samples are arrays on the heap, one per plane */
	public boolean isInMemory() {
		return planar != null;
	}

	/** @return the array of a plane in memory; shared, not copied */
	public float[] plane(final int plane) {
		return ((FloatArray) planar.getPlane(plane)).getCurrentStorageArray();
	}
}
