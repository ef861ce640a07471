package org.xasmapper.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A map with its title and axes in pixels. A pixel of the figure shows the mean of the map's pixels under it, so that
 * large maps do not sparkle.
 */
final class MapDrawing implements Drawable {

	private final MapPanel panel;
	private final int width;
	private final int height;

	/** @param width of the map; its height follows from the number of its values */
	MapDrawing(final MapPanel panel, final int width) {
		this.panel = panel;
		this.width = width;
		height = panel.values().length / width;
	}

	/** @param frame of the map alone; title and axes go beyond */
	@Override
	public void draw(final Graphics2D graphics, final Rectangle2D frame) {
		graphics.drawImage(image((int) frame.getWidth(), (int) frame.getHeight()), (int) frame.getX(), (int) frame.getY(),
			null);
		axis("x (pixel)", width, frame.getWidth()).draw(graphics, frame.getMaxY(), frame, frame, RectangleEdge.BOTTOM, null);
		final NumberAxis down = axis("y (pixel)", height, frame.getHeight());
		down.setInverted(true);
		down.draw(graphics, frame.getX(), frame, frame, RectangleEdge.LEFT, null);
		graphics.setColor(Color.BLACK);
		graphics.setStroke(FigureStyle.FRAME);
		graphics.draw(frame);
		graphics.setFont(FigureStyle.NAME);
		graphics.drawString(panel.heading(), (float) frame.getX(), (float) frame.getY() - 18);
	}

	private static NumberAxis axis(final String label, final int pixels, final double length) {
		final NumberAxis axis = FigureStyle.axis(label, 0, pixels, length < 200 ? 1 : 3);
		axis.setTickMarkInsideLength(0);
		axis.setTickMarkOutsideLength(10);
		return axis;
	}

	private BufferedImage image(final int columns, final int rows) {
		final BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
		for (int row = 0; row < rows; row++) {
			final int top = (int) ((long) row * height / rows);
			final int bottom = Math.max(top + 1, (int) ((row + 1L) * height / rows));
			for (int column = 0; column < columns; column++) {
				final int left = (int) ((long) column * width / columns);
				final int right = Math.max(left + 1, (int) ((column + 1L) * width / columns));
				image.setRGB(column, row, color(mean(left, right, top, bottom)).getRGB());
			}
		}
		return image;
	}

	/** @return mean of what is known of a rectangle, NaN if nothing is */
	private double mean(final int left, final int right, final int top, final int bottom) {
		double sum = 0;
		int count = 0;
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				final float value = panel.values()[y * width + x];
				if (!Float.isFinite(value)) continue;
				sum += value;
				count++;
			}
		}
		return sum / count;
	}

	private Color color(final double value) {
		if (Double.isNaN(value)) return Color.WHITE;
		return panel.colors().at((value - panel.low()) / (panel.high() - panel.low()));
	}
}
