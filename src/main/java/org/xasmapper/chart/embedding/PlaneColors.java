package org.xasmapper.chart.embedding;

import java.awt.Color;

/**
 * A colour for every place of an embedding, so that colours differ as much as places do: a square of OKLab at one
 * lightness, the largest with its sides along OKLab's axes that a screen can show. No colour is brighter than another, so
 * none looks like more.
 */
final class PlaneColors {

	private static final double LIGHTNESS = 0.63;
	private static final double CENTER_A = 0.09;
	private static final double CENTER_B = -0.045;
	private static final double HALF_SIDE = 0.143;

	private final PlaneBox box;

	/** @param box the square around it gets all the colours */
	PlaneColors(final PlaneBox box) {
		this.box = box;
	}

	/** @return the colour of a place in the square */
	Color at(final double x, final double y) {
		final double a = CENTER_A + 2 * HALF_SIDE * (x - box.centerX()) / box.longestSide();
		final double b = CENTER_B + 2 * HALF_SIDE * (y - box.centerY()) / box.longestSide();
		return new OkLab(LIGHTNESS, a, b).toColor();
	}
}
