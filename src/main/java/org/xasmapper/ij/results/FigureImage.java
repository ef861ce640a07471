package org.xasmapper.ij.results;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.xasmapper.chart.Figure;

/** Figures as ImageJ's images. */
public final class FigureImage {

	private FigureImage() {}

	/** @return an image that shares the figure's pixels: at print resolution these are many */
	public static ImagePlus of(final String title, final Figure figure) {
		final BufferedImage image = figure.image();
		final int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
		return new ImagePlus(title, new ColorProcessor(image.getWidth(), image.getHeight(), pixels));
	}
}
