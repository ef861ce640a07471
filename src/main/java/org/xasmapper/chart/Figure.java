package org.xasmapper.chart;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.xasmapper.io.AtomicFile;

/** A finished figure, to be shown or saved. */
public final class Figure {

	private final JFreeChart chart;
	private final int width;
	private final int height;

	Figure(final JFreeChart chart, final int width, final int height) {
		this.chart = chart;
		this.width = width;
		this.height = height;
	}

	/** @return the figure at print resolution */
	public BufferedImage image() {
		return chart.createBufferedImage(width, height, BufferedImage.TYPE_INT_RGB, null);
	}

	/**
	 * Saves the figure as PNG, whole or not at all.
	 *
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public void save(final Path file) {
		AtomicFile.write(file, out -> ChartUtils.writeBufferedImageAsPNG(out, image()));
	}
}
