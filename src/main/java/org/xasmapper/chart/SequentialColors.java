package org.xasmapper.chart;

import java.awt.Color;

/**
 * Colours from low to high: viridis (S. van der Walt and N. Smith, public domain) up to a green that is still seen on
 * white.
 */
final class SequentialColors {

	private static final int[] ANCHORS = { 0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30 };

	private SequentialColors() {}

	/** @param position from 0, low, to 1, high */
	static Color at(final double position) {
		final double place = position * (ANCHORS.length - 1);
		final int below = Math.min((int) place, ANCHORS.length - 2);
		final Color from = new Color(ANCHORS[below]);
		final Color to = new Color(ANCHORS[below + 1]);
		final double share = place - below;
		return new Color(mixed(from.getRed(), to.getRed(), share), mixed(from.getGreen(), to.getGreen(), share), mixed(from
			.getBlue(), to.getBlue(), share));
	}

	private static int mixed(final int from, final int to, final double share) {
		return (int) Math.round(from + share * (to - from));
	}
}
