package org.xasmapper.chart.embedding;

import org.xasmapper.spectrum.XasException;

/** The smallest upright rectangle around points of a plane. */
record PlaneBox(double left, double right, double bottom, double top) {

	/**
	 * @param coordinates {@code [points × components]}; points with NaN or infinities are left out
	 * @param across the component along x
	 * @param up the component along y
	 * @throws XasException if no point has coordinates
	 */
	static PlaneBox around(final float[] coordinates, final int components, final int across, final int up) {
		float left = Float.POSITIVE_INFINITY;
		float right = Float.NEGATIVE_INFINITY;
		float bottom = Float.POSITIVE_INFINITY;
		float top = Float.NEGATIVE_INFINITY;
		for (int i = 0; i < coordinates.length; i += components) {
			final float x = coordinates[i + across];
			final float y = coordinates[i + up];
			if (!Float.isFinite(x) || !Float.isFinite(y)) continue;
			left = Math.min(left, x);
			right = Math.max(right, x);
			bottom = Math.min(bottom, y);
			top = Math.max(top, y);
		}
		if (left > right) throw new XasException("The embedding has no points, so there is nothing to draw.");
		return new PlaneBox(left, right, bottom, top);
	}

	/** @return the smallest rectangle around both */
	PlaneBox with(final PlaneBox other) {
		return new PlaneBox(Math.min(left, other.left), Math.max(right, other.right), Math.min(bottom, other.bottom), Math.max(
			top, other.top));
	}

	double width() {
		return right - left;
	}

	double height() {
		return top - bottom;
	}

	/** @return the longer side; 1 if all points are in one place */
	double longestSide() {
		final double longest = Math.max(width(), height());
		return longest > 0 ? longest : 1;
	}

	double centerX() {
		return (left + right) / 2;
	}

	double centerY() {
		return (bottom + top) / 2;
	}
}
