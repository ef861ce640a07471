package org.xasmapper.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.io.File;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.OrderedPlanes;

/**
 * The slices of an ImageJ stack as ImgLib2 samples {@code [width, height, slices]}. Float stacks in memory are
 * shared, not copied; slices of other stacks are read, and converted with their calibration, whenever they are
 * needed. Reading a virtual stack is synchronized, since ImageJ's readers are not made for several threads.
 */
final class StackSamples {

	/** Samples of a stack in a file that are brought into order at a time. */
	private static final int BAND = 1 << 16;

	private StackSamples() {}

	/**
	 * @param slices positions in the stack, from 1, as they were measured
	 * @return the slices in the order of their energies, repeated ones averaged
	 */
	static RandomAccessibleInterval<FloatType> of(final ImagePlus image, final int[] slices, final EnergyOrder order) {
		// Single rows are read from a file, but whole slices from any other stack.
		final int rows = image.getStack() instanceof SampleStack ? Math.max(1, BAND / image.getWidth()) : image.getHeight();
		return OrderedPlanes.of(of(image, slices), order, Math.min(rows, image.getHeight()));
	}

	/**
	 * @param slices positions in the stack, from 1, in the order wanted
	 * @throws XasException if the image holds colours instead of numbers
	 */
	static RandomAccessibleInterval<FloatType> of(final ImagePlus image, final int[] slices) {
		if (image.getBitDepth() == 24) {
			throw new XasException("\"" + image.getTitle() + "\" is an RGB image: it holds colours, not absorption. " +
				"Open the detector's own data (8, 16 or 32 bit grey values).");
		}
		final ImageStack stack = image.getStack();
		if (stack instanceof SampleStack && slices.length == stack.size()) return ((SampleStack) stack).samples();
		final int[] planeSize = { image.getWidth(), image.getHeight(), 1 };
		final long[] size = { image.getWidth(), image.getHeight(), slices.length };
		return new LazyCellImg<FloatType, FloatArray>(new CellGrid(size, planeSize), new FloatType(), k -> new Cell<>(
			planeSize, new long[] { 0, 0, k }, new FloatArray(plane(image, stack, slices[(int) k]))));
	}

	private static float[] plane(final ImagePlus image, final ImageStack stack, final int slice) {
		synchronized (stack) {
			requireFile(image, stack);
			final ImageProcessor processor = stack.getProcessor(slice);
			if (processor == null) {
				throw new XasException("Slice " + slice + " of \"" + image.getTitle() + "\" cannot be read from disk.");
			}
			return (float[]) (processor instanceof FloatProcessor ? processor : processor.convertToFloatProcessor())
				.getPixels();
		}
	}

	/** ImageJ draws "file not found" into a slice, or makes it black, where the file of a virtual stack is gone. */
	private static void requireFile(final ImagePlus image, final ImageStack stack) {
		if (!stack.isVirtual()) return;
		final FileInfo info = image.getOriginalFileInfo();
		if (info == null || info.fileName == null || info.fileName.isEmpty() || info.directory == null) return;
		final File file = new File(info.directory, info.fileName);
		if (file.exists()) return;
		throw new XasException("The file " + file + " of the virtual stack \"" + image.getTitle() +
			"\" is gone. Open the stack again.");
	}
}
