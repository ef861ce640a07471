package org.xasmapper.chart.embedding;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.xasmapper.chart.FigureStyle;

/**
 * The names of many groups where their dots are densest, since nobody tells so many colours apart. Large groups come
 * first; a name that has no room is left to the legend.
 */
final class GroupLabels {

	/** Fewer groups are told by their colours. */
	private static final int FEWEST = 8;

	/** Longer names would cover what they name. */
	private static final int LONGEST = 12;

	/** Side of the squares in which the dots of a group are counted, in pixels. */
	private static final int CELL = 60;

	/** Places to try, the densest first. */
	private static final int TRIES = 12;

	/** A group in as few squares would be covered by its name, which goes above it. */
	private static final int SMALL = 2;

	/** Pixels between a small group and its name. */
	private static final int GAP = 9;

	private static final Font NAME = FigureStyle.TICKS.deriveFont(Font.BOLD, 28);
	private static final BasicStroke HALO = new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

	private final ColorGroups groups;

	GroupLabels(final ColorGroups groups) {
		this.groups = groups;
	}

	/** Draws nothing if there are few groups. */
	void draw(final Graphics2D graphics, final ScreenPoints points, final Rectangle2D frame) {
		if (groups.names().size() < FEWEST) return;
		final List<int[]> members = IntStream.range(0, groups.names().size()).mapToObj(groups::members).toList();
		final int[] largestFirst = IntStream.range(0, members.size()).boxed().sorted(Comparator.comparingInt(
			g -> -members.get(g).length)).mapToInt(Integer::intValue).toArray();
		final List<Rectangle2D> taken = new ArrayList<>();
		for (final int g : largestFirst) {
			if (groups.names().get(g).length() > LONGEST) continue;
			final Shape name = place(graphics, groups.names().get(g), densest(points, members.get(g)), taken, frame);
			if (name != null) drawName(graphics, name);
		}
	}

	/** @return the name's outlines at the first of the places where it has room; null if there is none */
	private static Shape place(final Graphics2D graphics, final String name, final List<Spot> places,
		final List<Rectangle2D> taken, final Rectangle2D frame)
	{
		final Shape outlines = NAME.createGlyphVector(graphics.getFontRenderContext(), name).getOutline();
		final Rectangle2D bounds = outlines.getBounds2D();
		final boolean beside = places.size() <= SMALL;
		for (final Spot spot : places) {
			final double y = beside ? spot.top - GAP - bounds.getMaxY() : spot.y() - bounds.getCenterY();
			final Shape there = AffineTransform.getTranslateInstance(spot.x() - bounds.getCenterX(), y).createTransformedShape(
				outlines);
			final Rectangle2D room = there.getBounds2D();
			if (!frame.contains(room) || taken.stream().anyMatch(room::intersects)) continue;
			taken.add(room);
			return there;
		}
		return null;
	}

	/** @return the middle of the dots in each of the squares with most of them */
	private static List<Spot> densest(final ScreenPoints points, final int[] members) {
		final Map<Point, Spot> spots = new LinkedHashMap<>();
		for (final int i : members) {
			if (!points.isKnown(i)) continue;
			final Point square = new Point((int) (points.x()[i] / CELL), (int) (points.y()[i] / CELL));
			spots.computeIfAbsent(square, none -> new Spot()).add(points.x()[i], points.y()[i]);
		}
		return spots.values().stream().sorted(Comparator.comparingInt(spot -> -spot.count)).limit(TRIES).toList();
	}

	/** Sums up the dots in a square. */
	private static final class Spot {

		private double sumX;
		private double sumY;
		private double top = Double.POSITIVE_INFINITY;
		private int count;

		void add(final double x, final double y) {
			top = Math.min(top, y);
			sumX += x;
			sumY += y;
			count++;
		}

		double x() {
			return sumX / count;
		}

		double y() {
			return sumY / count;
		}
	}

	private static void drawName(final Graphics2D graphics, final Shape name) {
		graphics.setStroke(HALO);
		graphics.setColor(Color.WHITE);
		graphics.draw(name);
		graphics.setColor(Color.BLACK);
		graphics.fill(name);
	}
}
