package org.xasmapper.chart.embedding;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.Part;
import org.xasmapper.spectrum.XasException;

/**
 * Draws an embedding: a dot per spectrum, coloured, with a legend. Size and transparency of the dots follow their density,
 * so that both dozens and a hundred thousand are legible. Three components are drawn as the three projections on pairs
 * of them.
 */
public final class EmbeddingFigure {

	private static final int SIDE = 1150;
	private static final int SIDE_OF_THREE = 800;
	private static final int LEFT = 80;
	private static final int ABOVE = 30;
	private static final int BELOW = 90;
	private static final int GAP = 40;

	/** Pixels between the frame and the outermost points. */
	private static final int AIR = 40;

	/** The frame of a long embedding is at least so high or wide, as a share of its longer side. */
	private static final double NARROWEST = 0.55;

	private static final int[][] PAIRS_OF_TWO = { { 0, 1 } };
	private static final int[][] PAIRS_OF_THREE = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

	private EmbeddingFigure() {}

	/**
	 * @param coordinates {@code [points × components]}; points with NaN are left out
	 * @param components 2 or 3
	 * @param colors of as many points
	 * @throws XasException if there is no point, or the numbers of points differ
	 */
	public static Figure draw(final float[] coordinates, final int components, final PointColors colors) {
		if (coordinates.length != (long) components * colors.count()) {
			throw new XasException("The embedding has " + coordinates.length / components + " points, but there are " + colors
				.count() + " colours.");
		}
		final int[][] pairs = components == 2 ? PAIRS_OF_TWO : PAIRS_OF_THREE;
		double longest = 0;
		for (final int[] pair : pairs) {
			longest = Math.max(longest, PlaneBox.around(coordinates, components, pair[0], pair[1]).longestSide());
		}
		final double scale = ((components == 2 ? SIDE : SIDE_OF_THREE) - 2 * AIR) / longest;
		final List<Part> parts = new ArrayList<>();
		int left = 0;
		int height = 0;
		for (final int[] pair : pairs) {
			final Rectangle2D frame = frame(PlaneBox.around(coordinates, components, pair[0], pair[1]), scale, components, left +
				LEFT);
			parts.add(new Part(new DotCloud(coordinates, components, pair[0], pair[1], scale, colors), frame));
			left = (int) frame.getMaxX() + GAP;
			height = (int) frame.getHeight();
		}
		final DotLegend legend = new DotLegend(colors, height);
		parts.add(new Part(legend, new Rectangle2D.Double(left, ABOVE, legend.width(), height)));
		return new Figure(parts, left + legend.width() + GAP, ABOVE + height + BELOW);
	}

	/** @return a frame around the points; those of three projections are square, to be as high as each other */
	private static Rectangle2D frame(final PlaneBox box, final double scale, final int components, final int left) {
		if (components == 3) return new Rectangle2D.Double(left, ABOVE, SIDE_OF_THREE, SIDE_OF_THREE);
		return new Rectangle2D.Double(left, ABOVE, side(box.width() * scale), side(box.height() * scale));
	}

	private static int side(final double length) {
		return (int) Math.max(NARROWEST * SIDE, Math.ceil(length) + 2 * AIR);
	}
}
