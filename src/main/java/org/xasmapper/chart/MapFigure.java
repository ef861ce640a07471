package org.xasmapper.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/** Draws maps of one sample side by side, each with a colour bar of its own. */
public final class MapFigure {

	private static final int PANEL_WIDTH = 800;
	private static final int LONGEST_SIDE = 470;
	private static final int SHORTEST_SIDE = 170;
	private static final int ABOVE = 70;
	private static final int BELOW = 120;
	private static final int LEFT = 150;

	private MapFigure() {}

	/**
	 * @param panels at least one of them a map; four stand in two columns, other numbers at most three in a row
	 * @param width of every map in pixels; the height follows
	 * @throws XasException if there is no map, or one is not of that width or not as large as the others
	 */
	public static Figure draw(final List<? extends Panel> panels, final int width) {
		final List<MapPanel> maps = panels.stream().filter(MapPanel.class::isInstance).map(MapPanel.class::cast).toList();
		if (maps.isEmpty()) throw new XasException("There are no maps to draw.");
		final int pixels = maps.get(0).values().length;
		for (final MapPanel map : maps) checkSize(map, width, pixels);
		final int columns = PanelGrid.columns(panels.size());
		final double scale = (double) LONGEST_SIDE / Math.max(width, pixels / width);
		final int frameWidth = side(width * scale);
		final int frameHeight = side(pixels / width * scale);
		final int panelHeight = ABOVE + frameHeight + BELOW;
		final List<Part> parts = new ArrayList<>();
		for (int i = 0; i < panels.size(); i++) {
			parts.addAll(panels.get(i).parts(new Rectangle2D.Double(i % columns * PANEL_WIDTH + LEFT, i / columns * panelHeight + ABOVE,
				frameWidth, frameHeight), width));
		}
		final int rows = (panels.size() + columns - 1) / columns;
		return new Figure(parts, columns * PANEL_WIDTH, rows * panelHeight);
	}

	private static void checkSize(final MapPanel map, final int width, final int pixels) {
		if (width > 0 && map.values().length == pixels && pixels > 0 && pixels % width == 0) return;
		throw new XasException("The map \"" + map.title() + "\" has " + map.values().length +
			" pixels, which are not the same rows of " + width + " as those of the other maps.");
	}

	/** @return length of a side of the frame; very long maps are drawn wider than they are, to be seen at all */
	private static int side(final double scaled) {
		return Math.max(SHORTEST_SIDE, (int) Math.round(scaled));
	}
}
