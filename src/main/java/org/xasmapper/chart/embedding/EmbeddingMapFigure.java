package org.xasmapper.chart.embedding;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.MapDrawing;
import org.xasmapper.chart.Part;

/** Draws a map coloured by an embedding, with the two-dimensional key to its colours beside it. */
public final class EmbeddingMapFigure {

	private static final int LONGEST_SIDE = 700;
	private static final int SHORTEST_SIDE = 170;
	private static final int KEY_SIDE = 500;
	private static final double NARROWEST_KEY = 0.35;
	private static final int LEFT = 150;
	private static final int ABOVE = 70;
	private static final int BELOW = 120;
	private static final int GAP = 130;
	private static final int RIGHT = 40;

	private EmbeddingMapFigure() {}

	/** @param title above the map */
	public static Figure draw(final String title, final EmbeddingMap map) {
		final double mapScale = (double) LONGEST_SIDE / Math.max(map.width(), map.height());
		final int width = side(map.width() * mapScale);
		final int height = side(map.height() * mapScale);
		final double keyScale = KEY_SIDE / map.box().longestSide();
		final int keyWidth = keySide(map.box().width() * keyScale);
		final int keyHeight = keySide(map.box().height() * keyScale);
		final int right = LEFT + width + GAP;
		final List<Part> parts = new ArrayList<>();
		parts.add(new Part(new MapDrawing(title, map.width(), map.height(), map::mean), new Rectangle2D.Double(LEFT, ABOVE, width,
			height)));
		parts.add(new Part(new ColorKey(map, keyScale), new Rectangle2D.Double(right, ABOVE, keyWidth, keyHeight)));
		return new Figure(parts, right + keyWidth + RIGHT, ABOVE + Math.max(height, keyHeight) + BELOW);
	}

	/** @return length of a side of the map; very long maps are drawn wider than they are, to be seen at all */
	private static int side(final double scaled) {
		return Math.max(SHORTEST_SIDE, (int) Math.round(scaled));
	}

	private static int keySide(final double scaled) {
		return (int) Math.max(NARROWEST_KEY * KEY_SIDE, Math.ceil(scaled));
	}
}
