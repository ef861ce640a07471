package org.xasmapper.chart.embedding;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.xasmapper.chart.FigureStyle;

/** The frame of an embedding: without ticks and numbers, since places and directions have none that mean anything. */
final class EmbeddingFrame {

	private static final int LABEL_GAP = 20;

	private EmbeddingFrame() {}

	/**
	 * @param across the component that runs to the right
	 * @param up the component that runs upwards
	 */
	static void draw(final Graphics2D graphics, final Rectangle2D frame, final int across, final int up) {
		graphics.setColor(Color.BLACK);
		graphics.setStroke(FigureStyle.FRAME);
		graphics.draw(frame);
		final AffineTransform upright = graphics.getTransform();
		graphics.setFont(FigureStyle.LABEL);
		drawCentered(graphics, "UMAP " + (across + 1), frame.getCenterX(), frame.getMaxY() + LABEL_GAP + graphics
			.getFontMetrics().getAscent());
		graphics.rotate(-Math.PI / 2, frame.getX() - LABEL_GAP, frame.getCenterY());
		drawCentered(graphics, "UMAP " + (up + 1), frame.getX() - LABEL_GAP, frame.getCenterY());
		graphics.setTransform(upright);
	}

	private static void drawCentered(final Graphics2D graphics, final String text, final double x, final double y) {
		graphics.drawString(text, (float) (x - graphics.getFontMetrics().stringWidth(text) / 2.0), (float) y);
	}
}
