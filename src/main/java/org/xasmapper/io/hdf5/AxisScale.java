package org.xasmapper.io.hdf5;

import org.xasmapper.spectrum.PixelScale;

/**
 * Positions along an axis.
 *
 * @param step from one pixel to the next, 0 if it is not known
 * @param first position of the first pixel
 * @param unit such as {@code µm}, empty if it is not known
 */
record AxisScale(double step, double first, String unit) {

	static final AxisScale UNKNOWN = new AxisScale(0, 0, "");

	/** @param positions of the pixels; null or of other length where they are not known */
	static AxisScale of(final double[] positions, final int length, final String unit) {
		if (positions == null || positions.length != length || length < 2) return UNKNOWN;
		final double step = (positions[length - 1] - positions[0]) / (length - 1);
		return Double.isFinite(step) && step != 0 ? new AxisScale(step, positions[0], unit) : UNKNOWN;
	}

	/** @return the scale of a map; unknown unless both axes are known in one unit */
	static PixelScale map(final AxisScale x, final AxisScale y) {
		if (x.step == 0 || y.step == 0 || !x.unit.equals(y.unit)) return PixelScale.UNKNOWN;
		return new PixelScale(Math.abs(x.step), Math.abs(y.step), x.unit.equals("um") ? "µm" : x.unit, -x.first / x.step, -y.first /
			y.step);
	}
}
