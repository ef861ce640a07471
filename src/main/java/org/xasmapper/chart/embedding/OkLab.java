package org.xasmapper.chart.embedding;

import java.awt.Color;

/**
 * A colour in OKLab, where equal distances look equally far (B. Ottosson, "A perceptual color space for image
 * processing", 2020, public domain).
 *
 * @param lightness from 0, black, to 1, white
 * @param a from green to red
 * @param b from blue to yellow
 */
record OkLab(double lightness, double a, double b) {

	/** A displayable colour may leave the cube of red, green and blue by as much as rounding to bytes hides. */
	private static final double TOLERANCE = 1e-4;

	static OkLab of(final Color color) {
		final double red = linear(color.getRed());
		final double green = linear(color.getGreen());
		final double blue = linear(color.getBlue());
		final double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
		final double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
		final double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
		return new OkLab(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m +
			0.4505937099 * s, 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
	}

	/** @return the nearest that a screen shows */
	Color toColor() {
		final double[] rgb = linearRgb();
		return new Color(display(rgb[0]), display(rgb[1]), display(rgb[2]));
	}

	/** @return whether a screen shows this very colour */
	boolean isDisplayable() {
		for (final double channel : linearRgb()) {
			if (channel < -TOLERANCE || channel > 1 + TOLERANCE) return false;
		}
		return true;
	}

	double distance(final OkLab other) {
		final double dl = lightness - other.lightness;
		final double da = a - other.a;
		final double db = b - other.b;
		return Math.sqrt(dl * dl + da * da + db * db);
	}

	private double[] linearRgb() {
		final double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
		final double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
		final double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
		return new double[] { 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s, -1.2684380046 * l + 2.6097574011 * m -
			0.3413193965 * s, -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s };
	}

	private static double cube(final double x) {
		return x * x * x;
	}

	/** The transfer function of sRGB, backwards. */
	private static double linear(final int value) {
		final double x = value / 255.0;
		return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
	}

	private static int display(final double linear) {
		final double x = Math.max(0, Math.min(1, linear));
		return (int) Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055));
	}
}
