package org.xasmapper.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Tells which number a colour stands for: low at the bottom, numbers to the right of the bar. A pointed end says that
 * there are values beyond.
 */
public final class ColorBar implements Drawable {

	/** Width of a bar. */
	public static final int WIDTH = 34;

	private static final double POINT = 26;
	private static final double TICK_DISTANCE = 300;

	private final ColorScale colors;
	private final String label;
	private final double low;
	private final double high;
	private boolean pointsDown;
	private boolean pointsUp;

	/** @param label of the numbers; null = none */
	public ColorBar(final ColorScale colors, final String label, final double low, final double high) {
		this.colors = colors;
		this.label = label;
		this.low = low;
		this.high = high;
	}

	/** @return this bar, with pointed ends if there are values below or above */
	public ColorBar pointed(final boolean below, final boolean above) {
		pointsDown = below;
		pointsUp = above;
		return this;
	}

	/** @param area of the bar alone */
	@Override
	public void draw(final Graphics2D graphics, final Rectangle2D area) {
		final double top = area.getY() + (pointsUp ? POINT : 0);
		final double bottom = area.getMaxY() - (pointsDown ? POINT : 0);
		final Rectangle2D scale = new Rectangle2D.Double(area.getX(), top, area.getWidth(), bottom - top);
		final Path2D outline = outline(area, scale);
		paint(graphics, scale, outline);
		graphics.setColor(Color.BLACK);
		graphics.setStroke(FigureStyle.FRAME);
		graphics.draw(outline);
		final NumberAxis numbers = FigureStyle.axis(label, low, high, 2 + (int) (scale.getHeight() / TICK_DISTANCE));
		numbers.draw(graphics, area.getMaxX(), area, scale, RectangleEdge.RIGHT, null);
	}

	private void paint(final Graphics2D graphics, final Rectangle2D scale, final Path2D outline) {
		final Shape clip = graphics.getClip();
		graphics.clip(outline);
		for (int y = (int) scale.getY() - (int) POINT; y < scale.getMaxY() + POINT; y++) {
			graphics.setColor(colors.at((scale.getMaxY() - y - 0.5) / scale.getHeight()));
			graphics.fillRect((int) scale.getX(), y, (int) scale.getWidth() + 1, 1);
		}
		graphics.setClip(clip);
	}

	private static Path2D outline(final Rectangle2D area, final Rectangle2D scale) {
		final Path2D outline = new Path2D.Double();
		outline.moveTo(scale.getX(), scale.getY());
		outline.lineTo(scale.getCenterX(), area.getY());
		outline.lineTo(scale.getMaxX(), scale.getY());
		outline.lineTo(scale.getMaxX(), scale.getMaxY());
		outline.lineTo(scale.getCenterX(), area.getMaxY());
		outline.lineTo(scale.getX(), scale.getMaxY());
		outline.closePath();
		return outline;
	}
}
