package org.xasmapper.chart.embedding;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ui.Drawable;
import org.xasmapper.chart.ColorBar;
import org.xasmapper.chart.FigureStyle;

/** The legend beside an embedding: a colour bar or groups in columns, then what is said of single dots. */
final class DotLegend implements Drawable {

	private static final BasicStroke OUTLINE = new BasicStroke(2);

	private static final int ROW = 44;
	private static final double DOT = 22;
	private static final double OUTLINED_DOT = 28;
	private static final int TEXT_LEFT = 44;
	private static final int COLUMN_GAP = 28;

	/** Room for a colour bar with its numbers and label. */
	private static final int BAR_WIDTH = 230;

	private static final double BAR_SHARE = 0.7;
	private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);

	private final PointColors colors;
	private final int rows;
	private final int columnWidth;

	/** @param height that is available in pixels */
	DotLegend(final PointColors colors, final int height) {
		this.colors = colors;
		rows = Math.max(1, height / ROW - 1);
		columnWidth = TEXT_LEFT + colors.entries().stream().mapToInt(entry -> width(entry.text(), FigureStyle.TICKS)).max()
			.orElse(0);
	}

	int width() {
		if (colors.bar() != null) return Math.max(BAR_WIDTH, columnWidth);
		final int columns = (colors.entries().size() + rows - 1) / rows;
		return Math.max(width(colors.title(), FigureStyle.NAME), columns * (columnWidth + COLUMN_GAP) - COLUMN_GAP);
	}

	private static int width(final String text, final Font font) {
		return (int) Math.ceil(font.getStringBounds(text, FONTS).getWidth());
	}

	@Override
	public void draw(final Graphics2D graphics, final Rectangle2D area) {
		if (colors.bar() == null) {
			graphics.setFont(FigureStyle.NAME);
			graphics.setColor(Color.BLACK);
			graphics.drawString(colors.title(), (float) area.getX(), (float) area.getY() + ROW * 0.7f);
			drawEntries(graphics, area.getX(), area.getY() + ROW);
			return;
		}
		final double length = BAR_SHARE * area.getHeight();
		colors.bar().draw(graphics, new Rectangle2D.Double(area.getX(), area.getY(), ColorBar.WIDTH, length));
		drawEntries(graphics, area.getX(), area.getY() + length + ROW);
	}

	private void drawEntries(final Graphics2D graphics, final double left, final double top) {
		graphics.setFont(FigureStyle.TICKS);
		final List<LegendEntry> entries = colors.entries();
		for (int e = 0; e < entries.size(); e++) {
			final double x = left + e / rows * (columnWidth + COLUMN_GAP);
			drawEntry(graphics, entries.get(e), x, top + (e % rows + 0.5) * ROW);
		}
	}

	private static void drawEntry(final Graphics2D graphics, final LegendEntry entry, final double x, final double y) {
		final double diameter = entry.outlined() ? OUTLINED_DOT : DOT;
		final Shape dot = new Ellipse2D.Double(x + (OUTLINED_DOT - diameter) / 2, y - diameter / 2, diameter, diameter);
		graphics.setColor(entry.color());
		graphics.fill(dot);
		graphics.setColor(Color.BLACK);
		graphics.setStroke(OUTLINE);
		if (entry.outlined()) graphics.draw(dot);
		graphics.drawString(entry.text(), (float) x + TEXT_LEFT, (float) y + FigureStyle.TICKS.getSize() * 0.36f);
	}
}
