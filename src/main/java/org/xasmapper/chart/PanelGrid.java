package org.xasmapper.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.XYPlot;

/** Lays out square panels of equal importance, at most three in a row. */
final class PanelGrid {

	private static final int SIDE = 600;
	private static final int ABOVE = 24;
	private static final int RIGHT = 30;

	private PanelGrid() {}

	static Figure of(final List<XYPlot> panels) {
		final int columns = columns(panels.size());
		final int width = Part.LEFT + SIDE + RIGHT;
		final int height = ABOVE + SIDE + Part.BELOW;
		final List<Part> parts = new ArrayList<>();
		for (int i = 0; i < panels.size(); i++) {
			parts.add(Part.framed(panels.get(i), new Rectangle2D.Double(i % columns * width + Part.LEFT, i / columns * height +
				ABOVE, SIDE, SIDE)));
		}
		return new Figure(parts, columns * width, (panels.size() + columns - 1) / columns * height);
	}

	/** @return two for four panels, else up to three */
	static int columns(final int panels) {
		return panels == 4 ? 2 : Math.min(panels, 3);
	}
}
