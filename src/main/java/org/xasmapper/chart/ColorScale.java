package org.xasmapper.chart;

import java.awt.Color;
import java.util.Arrays;

/** Colours from low to high, interpolated between equally spaced ones. */
public final class ColorScale {

	private static final int[] VIRIDIS_ANCHORS = { 0x440154, 0x48186a, 0x472d7b, 0x424086, 0x3b528b, 0x33638d, 0x2c728e,
		0x26828e, 0x21918c, 0x1fa088, 0x28ae80, 0x3fbc73, 0x5ec962, 0x84d44b, 0xaddc30, 0xd8e219, 0xfde725 };

	/** Perceptually uniform, also without colour vision (S. van der Walt and N. Smith, public domain). */
	public static final ColorScale VIRIDIS = new ColorScale(VIRIDIS_ANCHORS);

	/** Viridis up to a green that is still seen as a line on white. */
	public static final ColorScale LINES = new ColorScale(Arrays.copyOf(VIRIDIS_ANCHORS, 15));

	private final int[] anchors;

	private ColorScale(final int[] anchors) {
		this.anchors = anchors;
	}

	/** @return a scale from the first colour through all others to the last */
	public static ColorScale of(final Color first, final Color second, final Color... others) {
		final int[] anchors = new int[2 + others.length];
		Arrays.setAll(anchors, i -> (i == 0 ? first : i == 1 ? second : others[i - 2]).getRGB());
		return new ColorScale(anchors);
	}

	/** @param position from 0, low, to 1, high; beyond, the colour of the nearer end */
	public Color at(final double position) {
		final double place = Math.max(0, Math.min(1, position)) * (anchors.length - 1);
		final int below = Math.min((int) place, anchors.length - 2);
		final double share = place - below;
		return new Color(mixed(below, 16, share), mixed(below, 8, share), mixed(below, 0, share));
	}

	private int mixed(final int below, final int shift, final double share) {
		final int from = anchors[below] >> shift & 255;
		final int to = anchors[below + 1] >> shift & 255;
		return (int) Math.round(from + share * (to - from));
	}
}
