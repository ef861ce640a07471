package org.xasmapper.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.xasmapper.io.AtomicFile;

/** A finished figure, to be shown or saved. What cannot be drawn fails when the figure is made, not when it is wanted. */
public final class Figure {

	private final BufferedImage image;

	Figure(final JFreeChart chart, final int width, final int height) {
		this(List.of(new Part(chart, new Rectangle(width, height))), width, height);
	}

	/** @param parts drawn in that order on white */
	public Figure(final List<Part> parts, final int width, final int height) {
		image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		for (final Part part : parts) part.drawing().draw(graphics, part.area());
		graphics.dispose();
	}

	/** @return the figure at print resolution */
	public BufferedImage image() {
		return image;
	}

	/**
	 * Saves the figure as PNG, whole or not at all.
	 *
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public void save(final Path file) {
		AtomicFile.write(file, out -> ChartUtils.writeBufferedImageAsPNG(out, image));
	}
}
