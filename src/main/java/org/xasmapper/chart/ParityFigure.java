package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws predicted values with their error bars against true ones, with the diagonal and the mean absolute error. Where
 * a descriptor has few values, their dots are spread sideways.
 */
public final class ParityFigure {

	private static final Color DOTS = FigureStyle.color(0);
	private static final double DOT = 11;
	private static final double STRIP = 0.3;

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
		if (descriptors.isEmpty()) throw new XasException("There are no predicted descriptors to draw.");
		return PanelGrid.of(descriptors.stream().map(ParityFigure::panel).toList());
	}

	private static XYPlot panel(final HeldOut descriptor) {
		final YIntervalSeries series = series(descriptor);
		final YIntervalSeriesCollection points = new YIntervalSeriesCollection();
		points.addSeries(series);
		final Range range = Range.expand(range(series), 0, WORDS_SHARE);
		final XYPlot plot = FigureStyle.plot(points, FigureStyle.valueAxis("True " + descriptor.title(), range, 3),
			FigureStyle.valueAxis("Predicted " + descriptor.title(), range, 3));
		plot.setRenderer(dots());
		final double low = plot.getDomainAxis().getLowerBound();
		final double high = plot.getDomainAxis().getUpperBound();
		plot.addAnnotation(new XYLineAnnotation(low, low, high, high, DIAGONAL, Color.BLACK));
		FigureStyle.name(plot, String.format(Locale.ROOT, "MAE %.3f (n = %d)", descriptor.meanAbsoluteError(), series
			.getItemCount()));
		return plot;
	}

	private static YIntervalSeries series(final HeldOut descriptor) {
		final Strips strips = new Strips(descriptor.truth());
		final YIntervalSeries series = new YIntervalSeries(descriptor.title(), false, true);
		for (final int i : descriptor.known()) {
			final double predicted = descriptor.predicted()[i];
			final double std = Double.isFinite(descriptor.std()[i]) ? descriptor.std()[i] : 0;
			series.add(strips.place(descriptor.truth()[i], i, -STRIP, STRIP), predicted, predicted - std, predicted + std);
		}
		return series;
	}

	/** @return what dots and error bars cover, the same in both directions */
	private static Range range(final YIntervalSeries series) {
		Range range = null;
		for (int i = 0; i < series.getItemCount(); i++) {
			range = Range.expandToInclude(range, series.getX(i).doubleValue());
			range = Range.expandToInclude(range, series.getYLowValue(i));
			range = Range.expandToInclude(range, series.getYHighValue(i));
		}
		return range;
	}

	private static XYErrorRenderer dots() {
		final XYErrorRenderer dots = new XYErrorRenderer();
		dots.setDrawXError(false);
		dots.setCapLength(0);
		dots.setErrorStroke(FigureStyle.FRAME);
		dots.setErrorPaint(FigureStyle.pale(DOTS));
		dots.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
		dots.setSeriesPaint(0, new Color(DOTS.getRed(), DOTS.getGreen(), DOTS.getBlue(), 128));
		return dots;
	}
}
