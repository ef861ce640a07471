package org.xasmapper.ij;

import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/** The pixels of a stack that a selection holds. */
public final class SelectedPixels {

	private SelectedPixels() {}

	/**
	 * @param selection null for all
	 * @return numbers of the pixels, row by row
	 * @throws XasException if the selection holds no pixel of the stack
	 */
	public static int[] of(final SpectralStack stack, final Roi selection) {
		final int width = stack.cube().width();
		final int height = stack.cube().height();
		if (selection == null) return IntStream.range(0, stack.cube().pixels()).toArray();
		final int[] pixels = inside(selection, width, height);
		if (pixels.length == 0) throw new XasException("The selection holds no pixel of \"" + stack.title() + "\".");
		return pixels;
	}

	private static int[] inside(final Roi selection, final int width, final int height) {
		if (!selection.isArea()) {
			return Arrays.stream(selection.getContainedPoints()).filter(point -> isInside(point, width, height)).mapToInt(
				point -> point.x + point.y * width).toArray();
		}
		// ImageJ's own list has an object for each pixel.
		final Rectangle bounds = selection.getBounds();
		final ImageProcessor mask = selection.getMask();
		final Rectangle seen = bounds.intersection(new Rectangle(width, height));
		return IntStream.range(seen.y, seen.y + Math.max(0, seen.height)).flatMap(y -> IntStream.range(seen.x, seen.x + Math.max(
			0, seen.width)).filter(x -> mask == null || mask.get(x - bounds.x, y - bounds.y) != 0).map(x -> x + y * width))
			.toArray();
	}

	private static boolean isInside(final Point point, final int width, final int height) {
		return point.x >= 0 && point.y >= 0 && point.x < width && point.y < height;
	}
}
