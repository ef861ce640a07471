package org.xasmapper.chart.embedding;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ui.Drawable;

/** The key to a map of an embedding: the colour of every place, and a dark dot where a pixel is. */
final class ColorKey implements Drawable {

	private final EmbeddingMap map;
	private final double scale;

	/** @param scale pixels of the figure per unit of the embedding */
	ColorKey(final EmbeddingMap map, final double scale) {
		this.map = map;
		this.scale = scale;
	}

	/** @param frame of the colours alone; labels go beyond */
	@Override
	public void draw(final Graphics2D graphics, final Rectangle2D frame) {
		graphics.drawImage(colors((int) frame.getWidth(), (int) frame.getHeight()), (int) frame.getX(), (int) frame.getY(),
			null);
		final ScreenPoints points = ScreenPoints.of(map.coordinates(), map.components(), 0, 1, map.box(), scale, frame);
		final DotStyle style = DotStyle.of(points.count(), points.typicalDensity(frame));
		final double diameter = style.diameter() / 2;
		graphics.setColor(new Color(0, 0, 0, (int) (255 * style.opacity() / 2)));
		for (int i = 0; i < points.count(); i++) {
			if (!points.isKnown(i)) continue;
			graphics.fill(new Ellipse2D.Double(points.x()[i] - diameter / 2, points.y()[i] - diameter / 2, diameter, diameter));
		}
		EmbeddingFrame.draw(graphics, frame, 0, 1);
	}

	private BufferedImage colors(final int width, final int height) {
		final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		final PlaneColors colors = new PlaneColors(map.box());
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				image.setRGB(x, y, colors.at(map.box().centerX() + (x + 0.5 - width / 2.0) / scale, map.box().centerY() - (y + 0.5 -
					height / 2.0) / scale).getRGB());
			}
		}
		return image;
	}
}
