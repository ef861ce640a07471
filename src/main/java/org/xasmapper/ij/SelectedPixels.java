package org.xasmapper.ij;

import ij.gui.Roi;
import java.awt.Point;
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
		final int[] pixels = Arrays.stream(selection.getContainedPoints()).filter(point -> isInside(point, width, height))
			.mapToInt(point -> point.x + point.y * width).toArray();
		if (pixels.length == 0) throw new XasException("The selection holds no pixel of \"" + stack.title() + "\".");
		return pixels;
	}

	private static boolean isInside(final Point point, final int width, final int height) {
		return point.x >= 0 && point.y >= 0 && point.x < width && point.y < height;
	}
}
