package org.xasmapper.chart.embedding;

import java.awt.Color;
import java.util.Arrays;
import org.xasmapper.spectrum.XasException;

/**
 * A map whose pixels have the colours of their places in an embedding: like colours, like spectra. Of three components the
 * first two make the colour.
 */
public final class EmbeddingMap {

	private static final int WHITE = Color.WHITE.getRGB();

	private final int width;
	private final float[] coordinates;
	private final int components;
	private final PlaneBox box;
	private final int[] rgb;

	/**
	 * @param width of the map in pixels
	 * @param coordinates {@code [pixels × components]}, row after row, NaN where masked; shared
	 * @param embedded {@code [points × components]}, all of the embedding, which may be of other spectra too: maps that were
	 *          placed in the same embedding have the same colours, unless they reach beyond it
	 * @throws XasException if all pixels are masked
	 */
	public EmbeddingMap(final int width, final float[] coordinates, final int components, final float[] embedded) {
		this.width = width;
		this.coordinates = coordinates;
		this.components = components;
		box = PlaneBox.around(coordinates, components, 0, 1).with(PlaneBox.around(embedded, components, 0, 1));
		rgb = new int[coordinates.length / components];
		final PlaneColors colors = new PlaneColors(box);
		Arrays.setAll(rgb, pixel -> !Float.isFinite(x(pixel) + y(pixel)) ? WHITE : colors.at(x(pixel), y(pixel)).getRGB());
	}

	/** @return {@code [pixels]}, red, green and blue as in {@link Color#getRGB()}; white, which no place has, where masked */
	public int[] rgb() {
		return rgb;
	}

	public int width() {
		return width;
	}

	int height() {
		return rgb.length / width;
	}

	float[] coordinates() {
		return coordinates;
	}

	int components() {
		return components;
	}

	PlaneBox box() {
		return box;
	}

	/** @return the mean colour of what is known of a rectangle, white if nothing is */
	Color mean(final int left, final int right, final int top, final int bottom) {
		int red = 0;
		int green = 0;
		int blue = 0;
		int count = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				final int pixel = rgb[y * width + x];
				if (pixel == WHITE) continue;
				red += pixel >> 16 & 255;
				green += pixel >> 8 & 255;
				blue += pixel & 255;
				count++;
			}
		}
		return count == 0 ? Color.WHITE : new Color(red / count, green / count, blue / count);
	}

	private float x(final int pixel) {
		return coordinates[pixel * components];
	}

	private float y(final int pixel) {
		return coordinates[pixel * components + 1];
	}
}
