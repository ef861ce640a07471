package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws predicted values with their error bars against true ones, with the diagonal and the mean absolute error. Where
 * a descriptor has few values, their dots are spread sideways a little; groups of spectra have colours.
 */
public final class ParityFigure {

	private static final double DOT = 11;
	/** Half the width of a strip, in distances of neighbouring values: a true 4 must be read as 4. */
	private static final double STRIP = 0.06;

	/** Air for the mean absolute error, as a share of the range of values. */
	private static final double WORDS_SHARE = 0.1;

	private static final BasicStroke DIAGONAL = new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
		new float[] { 14, 10 }, 0);

	private ParityFigure() {}

	/**
	 * @param descriptors a panel each
	 * @throws XasException if there are none
	 */
	public static Figure draw(final List<HeldOut> descriptors) {
		return draw(descriptors, null);
	}

	/**
	 * @param descriptors a panel each
	 * @param groups {@code [spectra]}, what each spectrum belongs to, which gives its colour; null = no groups
	 * @throws XasException if there are no descriptors
	 */
	public static Figure draw(final List<HeldOut> descriptors, final List<String> groups) {
		if (descriptors.isEmpty()) throw new XasException("There are no predicted descriptors to draw.");
		return PanelGrid.of(descriptors.stream().map(descriptor -> panel(descriptor, groups)).toList(), entries(groups));
	}

	private static XYPlot panel(final HeldOut descriptor, final List<String> groups) {
		final YIntervalSeriesCollection points = points(descriptor, groups);
		final Range range = Range.expand(range(points), 0, WORDS_SHARE);
		final XYPlot plot = FigureStyle.plot(points, FigureStyle.valueAxis("True " + descriptor.title(), range, 3),
			FigureStyle.valueAxis("Predicted " + descriptor.title(), range, 3));
		plot.setRenderer(dots(points.getSeriesCount()));
		final double low = plot.getDomainAxis().getLowerBound();
		final double high = plot.getDomainAxis().getUpperBound();
		plot.addAnnotation(new XYLineAnnotation(low, low, high, high, DIAGONAL, Color.BLACK));
		FigureStyle.name(plot, String.format(Locale.ROOT, "MAE %.3f (n = %d)", descriptor.meanAbsoluteError(), descriptor
			.known().length));
		return plot;
	}

	/** @return a series per group, all in one without groups */
	private static YIntervalSeriesCollection points(final HeldOut descriptor, final List<String> groups) {
		final Strips strips = new Strips(descriptor.truth());
		final Map<String, YIntervalSeries> series = new LinkedHashMap<>();
		// Of each descriptor a group has the same colour.
		if (groups != null) groups.forEach(group -> series.computeIfAbsent(group, ParityFigure::series));
		for (final int i : descriptor.known()) {
			final double predicted = descriptor.predicted()[i];
			final double std = Double.isFinite(descriptor.std()[i]) ? descriptor.std()[i] : 0;
			series.computeIfAbsent(groups == null ? descriptor.title() : groups.get(i), ParityFigure::series).add(strips.place(descriptor
				.truth()[i], i, -STRIP, STRIP), predicted, predicted - std, predicted + std);
		}
		final YIntervalSeriesCollection points = new YIntervalSeriesCollection();
		series.values().forEach(points::addSeries);
		return points;
	}

	private static YIntervalSeries series(final String group) {
		return new YIntervalSeries(group, false, true);
	}

	private static LegendItemCollection entries(final List<String> groups) {
		final LegendItemCollection entries = new LegendItemCollection();
		if (groups == null) return entries;
		for (final String group : groups.stream().distinct().toList()) {
			entries.add(FigureStyle.areaEntry(group, FigureStyle.color(entries.getItemCount())));
		}
		return entries;
	}

	/** @return what dots and error bars cover, the same in both directions */
	private static Range range(final YIntervalSeriesCollection points) {
		Range range = null;
		for (int group = 0; group < points.getSeriesCount(); group++) {
			for (int i = 0; i < points.getItemCount(group); i++) {
				range = Range.expandToInclude(range, points.getXValue(group, i));
				range = Range.expandToInclude(range, points.getStartYValue(group, i));
				range = Range.expandToInclude(range, points.getEndYValue(group, i));
			}
		}
		return range;
	}

	private static XYErrorRenderer dots(final int groups) {
		final XYErrorRenderer dots = new XYErrorRenderer();
		dots.setDrawXError(false);
		dots.setCapLength(0);
		dots.setErrorStroke(FigureStyle.FRAME);
		for (int group = 0; group < groups; group++) {
			final Color color = FigureStyle.color(group);
			dots.setSeriesShape(group, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
			dots.setSeriesPaint(group, new Color(color.getRed(), color.getGreen(), color.getBlue(), 128));
		}
		// One colour, or that of the dots where there are several.
		dots.setErrorPaint(groups == 1 ? FigureStyle.pale(FigureStyle.color(0)) : null);
		return dots;
	}
}
