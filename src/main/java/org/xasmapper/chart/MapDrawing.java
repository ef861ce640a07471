package org.xasmapper.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.IntPredicate;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A map with its title and axes in pixels. A pixel of the figure shows the mean of the map's pixels under it, so that
 * large maps do not sparkle.
 */
public final class MapDrawing implements Drawable {

	/** Distance of the hatching's lines and their width, in pixels of the figure. */
	private static final int STRIPE = 12;
	private static final int LINE = 3;

	private final String heading;
	private final int width;
	private final int height;
	private final Colors colors;
	private final IntPredicate hatched;

	/** What a rectangle of the map looks like. */
	@FunctionalInterface
	public interface Colors {

		/** @return the mean over the columns from {@code left} to before {@code right}, and rows likewise */
		Color mean(int left, int right, int top, int bottom);
	}

	/**
	 * @param width of the map in its own pixels
	 * @param height of the map in its own pixels
	 */
	public MapDrawing(final String heading, final int width, final int height, final Colors colors) {
		this(heading, width, height, colors, pixel -> false);
	}

	private MapDrawing(final String heading, final int width, final int height, final Colors colors, final IntPredicate hatched) {
		this.heading = heading;
		this.width = width;
		this.height = height;
		this.colors = colors;
		this.hatched = hatched;
	}

	/** @return the same map with lines across these pixels of it, counted row after row */
	MapDrawing hatched(final IntPredicate pixels) {
		return new MapDrawing(heading, width, height, colors, pixels);
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
		graphics.drawString(heading, (float) frame.getX(), (float) frame.getY() - 18);
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
				final boolean line = (row + column) % STRIPE < LINE && hatched.test((top + bottom) / 2 * width + (left + right) / 2);
				image.setRGB(column, row, (line ? Color.DARK_GRAY : colors.mean(left, right, top, bottom)).getRGB());
			}
		}
		return image;
	}
}
