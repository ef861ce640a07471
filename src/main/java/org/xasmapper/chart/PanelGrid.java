package org.xasmapper.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.LengthConstraintType;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;

/** Lays out square panels of equal importance, at most three in a row. */
final class PanelGrid {

	private static final int SIDE = 600;
	private static final int ABOVE = 24;
	private static final int RIGHT = 30;

	private PanelGrid() {}

	static Figure of(final List<XYPlot> panels) {
		return of(panels, new LegendItemCollection());
	}

	/** @param entries of a legend below the panels; none if empty */
	static Figure of(final List<XYPlot> panels, final LegendItemCollection entries) {
		final int columns = columns(panels.size());
		final int width = Part.LEFT + SIDE + RIGHT;
		final int height = ABOVE + SIDE + Part.BELOW;
		final List<Part> parts = new ArrayList<>();
		for (int i = 0; i < panels.size(); i++) {
			parts.add(Part.framed(panels.get(i), new Rectangle2D.Double(i % columns * width + Part.LEFT, i / columns * height +
				ABOVE, SIDE, SIDE)));
		}
		final int below = (panels.size() + columns - 1) / columns * height;
		if (entries.getItemCount() == 0) return new Figure(parts, columns * width, below);
		final LegendTitle legend = FigureStyle.legend(entries, true);
		final int room = arranged(legend, columns * width - Part.LEFT);
		parts.add(new Part(legend, new Rectangle2D.Double(Part.LEFT, below, columns * width - Part.LEFT, room)));
		return new Figure(parts, columns * width, below + room + ABOVE);
	}

	/** @return the height that a legend takes at a width */
	private static int arranged(final LegendTitle legend, final int width) {
		final Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
		final double height = legend.arrange(graphics, new RectangleConstraint(width, null, LengthConstraintType.FIXED, 0, null,
			LengthConstraintType.NONE)).getHeight();
		graphics.dispose();
		return (int) Math.ceil(height);
	}

	/** @return two for four panels, else up to three */
	static int columns(final int panels) {
		return panels == 4 ? 2 : Math.min(panels, 3);
	}
}
