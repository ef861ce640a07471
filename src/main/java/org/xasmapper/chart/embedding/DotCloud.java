package org.xasmapper.chart.embedding;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.jfree.chart.ui.Drawable;

/**
 * The dots of an embedding, drawn in random order, so that no group hides another: first those of which nothing is known,
 * last those that stand out. They are drawn directly, without a chart's datasets, to be quick for tens of thousands.
 */
final class DotCloud implements Drawable {

	private static final long SEED = 1;
	private static final double EMPHASIS = 1.8;
	private static final double SMALLEST_EMPHASIZED = 8;

	/** Width of the outline as a share of the diameter. */
	private static final double OUTLINE = 0.1;

	private final float[] coordinates;
	private final int components;
	private final int across;
	private final int up;
	private final double scale;
	private final PointColors colors;

	/**
	 * @param coordinates {@code [points × components]}; points with NaN are left out
	 * @param across the component that runs to the right
	 * @param up the component that runs upwards
	 * @param scale pixels per unit
	 */
	DotCloud(final float[] coordinates, final int components, final int across, final int up, final double scale,
		final PointColors colors)
	{
		this.coordinates = coordinates;
		this.components = components;
		this.across = across;
		this.up = up;
		this.scale = scale;
		this.colors = colors;
	}

	/** @param frame of the dots alone; labels go beyond */
	@Override
	public void draw(final Graphics2D graphics, final Rectangle2D frame) {
		final ScreenPoints points = ScreenPoints.of(coordinates, components, across, up, PlaneBox.around(coordinates,
			components, across, up), scale, frame);
		final DotStyle style = DotStyle.of(points.count(), points.typicalDensity(frame));
		final int[] order = shuffled(points.count());
		drawDots(graphics, points, order, i -> !colors.isKnown(i), style);
		drawDots(graphics, points, order, i -> colors.isKnown(i) && !colors.isEmphasized(i), style);
		drawEmphasized(graphics, points, order, style);
		if (colors.groups() != null) new GroupLabels(colors.groups()).draw(graphics, points, frame);
		EmbeddingFrame.draw(graphics, frame, across, up);
	}

	private void drawDots(final Graphics2D graphics, final ScreenPoints points, final int[] order,
		final IntPredicate wanted, final DotStyle style)
	{
		final Ellipse2D dot = new Ellipse2D.Double();
		final double radius = style.diameter() / 2;
		final int alpha = (int) Math.round(255 * style.opacity());
		for (final int i : order) {
			if (!points.isKnown(i) || !wanted.test(i)) continue;
			final Color color = colors.color(i);
			graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
			dot.setFrame(points.x()[i] - radius, points.y()[i] - radius, style.diameter(), style.diameter());
			graphics.fill(dot);
		}
	}

	private void drawEmphasized(final Graphics2D graphics, final ScreenPoints points, final int[] order,
		final DotStyle style)
	{
		final double diameter = Math.max(SMALLEST_EMPHASIZED, EMPHASIS * style.diameter());
		graphics.setStroke(new BasicStroke((float) (OUTLINE * diameter)));
		for (final int i : order) {
			if (!points.isKnown(i) || !colors.isEmphasized(i)) continue;
			final Shape dot = new Ellipse2D.Double(points.x()[i] - diameter / 2, points.y()[i] - diameter / 2, diameter,
				diameter);
			graphics.setColor(colors.color(i));
			graphics.fill(dot);
			graphics.setColor(Color.BLACK);
			graphics.draw(dot);
		}
	}

	private static int[] shuffled(final int count) {
		final int[] order = new int[count];
		final SplittableRandom random = new SplittableRandom(SEED);
		for (int i = 0; i < count; i++) {
			final int other = random.nextInt(i + 1);
			order[i] = order[other];
			order[other] = i;
		}
		return order;
	}
}
