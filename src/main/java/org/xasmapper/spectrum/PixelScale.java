package org.xasmapper.spectrum;

/**
 * How large a pixel is, and where the origin lies.
 *
 * @param width of a pixel, in the unit
 * @param height of a pixel, in the unit
 * @param unit such as {@code µm}; empty if not known
 * @param xOrigin column of the origin, in pixels
 * @param yOrigin row of the origin, in pixels
 */
public record PixelScale(double width, double height, String unit, double xOrigin, double yOrigin) {

	/** A pixel is a pixel. */
	public static final PixelScale UNKNOWN = new PixelScale(1, 1, "", 0, 0);
}
