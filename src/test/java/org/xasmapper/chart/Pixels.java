package org.xasmapper.chart;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/** Looks for colours in a figure. */
public final class Pixels {

	private Pixels() {}

	/** @return how many pixels of a column have exactly that colour */
	static long inColumn(final BufferedImage image, final int x, final Color color) {
		return IntStream.range(0, image.getHeight()).filter(y -> image.getRGB(x, y) == color.getRGB()).count();
	}

	/** @return how many pixels have exactly that colour */
	static long in(final BufferedImage image, final Color color) {
		return IntStream.range(0, image.getWidth()).mapToLong(x -> inColumn(image, x, color)).sum();
	}

	/** @return a half-transparent colour as it appears on white */
	public static Color onWhite(final Color color) {
		final float alpha = color.getAlpha() / 255f;
		return new Color(mixed(color.getRed(), alpha), mixed(color.getGreen(), alpha), mixed(color.getBlue(), alpha));
	}

	private static int mixed(final int value, final float alpha) {
		return Math.round(255 + alpha * (value - 255));
	}
}
