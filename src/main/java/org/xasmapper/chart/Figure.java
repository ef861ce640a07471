package org.xasmapper.chart;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.xasmapper.io.AtomicFile;

/** A finished figure, to be shown or saved. */
public final class Figure {

	private final List<JFreeChart> rows;
	private final int width;
	private final int height;

	Figure(final JFreeChart chart, final int width, final int height) {
		this(List.of(chart), width, height);
	}

	/** @param rows charts of equal height, one below the other */
	Figure(final List<JFreeChart> rows, final int width, final int height) {
		this.rows = rows;
		this.width = width;
		this.height = height;
	}

	/** @return the figure at print resolution */
	public BufferedImage image() {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		for (int row = 0; row < rows.size(); row++) {
			final int top = row * height / rows.size();
			rows.get(row).draw(graphics, new Rectangle(0, top, width, (row + 1) * height / rows.size() - top));
		}
		graphics.dispose();
		return image;
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
