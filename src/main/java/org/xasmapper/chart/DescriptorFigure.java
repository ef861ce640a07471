package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws descriptors against composition, a row each: a line over a band of one error bar to either side, darker as far as the
 * networks' part of it goes, without SDM in red and with SDM in blue. Beside it stands the distribution of the pixels: median, quartiles, and whiskers from the
 * 5th to the 95th percentile; and what the spectra of the basis span, beyond which nothing can lie with SDM.
 */
public final class DescriptorFigure {

	private static final Color WITHOUT = new Color(0xD62728);
	private static final Color WITH = new Color(0x1F5FB4);
	private static final int ROW_HEIGHT = 640;
	private static final int TREND_SHARE = 10;
	private static final int BOX_SHARE = 2;
	private static final int BASIS_SHARE = 3;
	private static final double BOX_WIDTH = 0.5;

	/** Air for the legend, as a share of the range of values. */
	private static final double LEGEND_SHARE = 0.12;

	private DescriptorFigure() {}

	/**
	 * @param composition label of the axis, such as {@code Ti fraction}
	 * @param without a trend per descriptor, without SDM; empty = not predicted
	 * @param with the same descriptors in the same order, with SDM; empty = not predicted
	 * @param basis what the basis of SDM spans, in the same order; empty = not known
	 * @throws XasException if both predictions are empty, or name different descriptors
	 */
	public static Figure draw(final String composition, final List<Trend> without, final List<Trend> with,
		final List<SpanPanel> basis)
	{
		final List<String> titles = titles(without.isEmpty() ? with : without);
		if (titles.isEmpty()) throw new XasException("There are no descriptors to draw.");
		if (!without.isEmpty() && !with.isEmpty() && !titles.equals(titles(with))) {
			throw new XasException("Without SDM there are " + titles + ", with SDM " + titles(with) +
				"; they cannot be drawn beside each other.");
		}
		final Range range = composition(without, with);
		final List<Part> rows = new ArrayList<>();
		for (int row = 0; row < titles.size(); row++) {
			final Map<Color, Trend> trends = new LinkedHashMap<>();
			if (!without.isEmpty()) trends.put(WITHOUT, without.get(row));
			if (!with.isEmpty()) trends.put(WITH, with.get(row));
			final NumberAxis axis = FigureStyle.axis(composition, range.getLowerBound(), range.getUpperBound(), 5);
			rows.add(new Part(row(axis, trends, basis.isEmpty() ? null : basis.get(row), row == 0), new Rectangle(0, ROW_HEIGHT * row, FigureStyle.WIDTH, ROW_HEIGHT)));
		}
		return new Figure(rows, FigureStyle.WIDTH, ROW_HEIGHT * rows.size());
	}

	private static List<String> titles(final List<Trend> trends) {
		return trends.stream().map(Trend::title).toList();
	}

	private static Range composition(final List<Trend> without, final List<Trend> with) {
		final double[] all = Stream.concat(without.stream(), with.stream()).flatMapToDouble(trend -> Arrays.stream(
			trend.composition())).sorted().toArray();
		final double air = FigureStyle.air(all[0], all[all.length - 1]);
		return new Range(all[0] - air, all[all.length - 1] + air);
	}

	/** @param basis null = not known */
	private static JFreeChart row(final NumberAxis composition, final Map<Color, Trend> trends, final SpanPanel basis,
		final boolean withLegend)
	{
		final YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
		trends.forEach((color, trend) -> {
			lines.addSeries(series(color + " part", trend, trend.part()));
			lines.addSeries(series(color.toString(), trend, trend.std()));
		});
		final String title = trends.values().iterator().next().title();
		final Range values = Range.combine(range(trends), basis == null ? null : basis.range());
		final NumberAxis axis = FigureStyle.valueAxis(title, withLegend ? Range.expand(values, 0, LEGEND_SHARE) : values, 3);
		// Shared by several plots it is drawn first, and they would cover marks inside.
		axis.setTickMarkInsideLength(0);
		axis.setTickMarkOutsideLength(10);
		final CombinedRangeXYPlot row = new CombinedRangeXYPlot(axis);
		row.setGap(14);
		final XYPlot trendPlot = FigureStyle.plot(lines, composition, null);
		trendPlot.setRenderer(renderer(trends));
		if (withLegend) FigureStyle.place(trendPlot, FigureStyle.legend(entries(trends), true), 0.985, 0.96,
			RectangleAnchor.TOP_RIGHT);
		row.add(trendPlot, TREND_SHARE);
		row.add(boxes(trends), BOX_SHARE);
		if (basis != null) row.add(basis.plot(), BASIS_SHARE);
		final AxisSpace labels = new AxisSpace();
		labels.setLeft(170);
		row.setFixedRangeAxisSpace(labels);
		return FigureStyle.chart(row);
	}

	private static YIntervalSeries series(final String key, final Trend trend, final double[] bars) {
		final YIntervalSeries series = new YIntervalSeries(key);
		for (int i = 0; i < trend.mean().length; i++) {
			final double std = Double.isNaN(bars[i]) ? 0 : bars[i];
			series.add(trend.composition()[i], trend.mean()[i], trend.mean()[i] - std, trend.mean()[i] + std);
		}
		return series;
	}

	private static DeviationRenderer renderer(final Map<Color, Trend> trends) {
		final DeviationRenderer renderer = new DeviationRenderer(true, false);
		renderer.setAlpha(0.2f);
		int series = 0;
		for (final Color color : trends.keySet()) {
			// The part has no line of its own; where both bands lie over each other it is dark.
			renderer.setSeriesLinesVisible(series, false);
			renderer.setSeriesFillPaint(series++, color);
			renderer.setSeriesPaint(series, color);
			renderer.setSeriesFillPaint(series, color);
			renderer.setSeriesStroke(series++, FigureStyle.stroke(0));
		}
		return renderer;
	}

	private static XYPlot boxes(final Map<Color, Trend> trends) {
		final NumberAxis places = FigureStyle.axis("all pixels", 0, trends.size(), 1);
		places.setTickLabelsVisible(false);
		places.setTickMarksVisible(false);
		final XYPlot plot = FigureStyle.plot(new YIntervalSeriesCollection(), places, null);
		double middle = 0.5;
		for (final Map.Entry<Color, Trend> entry : trends.entrySet()) {
			addBox(plot, middle++, entry.getKey(), entry.getValue());
		}
		return plot;
	}

	private static void addBox(final XYPlot plot, final double middle, final Color color, final Trend trend) {
		final double left = middle - BOX_WIDTH / 2;
		final double right = middle + BOX_WIDTH / 2;
		final double low = trend.quantile(0.25);
		final double high = trend.quantile(0.75);
		final double median = trend.quantile(0.5);
		final BasicStroke stroke = (BasicStroke) FigureStyle.stroke(0);
		plot.addAnnotation(new XYLineAnnotation(middle, trend.quantile(0.05), middle, low, stroke, color));
		plot.addAnnotation(new XYLineAnnotation(middle, high, middle, trend.quantile(0.95), stroke, color));
		plot.addAnnotation(new XYBoxAnnotation(left, low, right, high, stroke, color, FigureStyle.pale(color)));
		plot.addAnnotation(new XYLineAnnotation(left, median, right, median, stroke, color));
	}

	private static LegendItemCollection entries(final Map<Color, Trend> trends) {
		final LegendItemCollection entries = new LegendItemCollection();
		trends.keySet().forEach(color -> entries.add(FigureStyle.lineEntry(color == WITH ? "with SDM" : "without SDM",
			color, FigureStyle.stroke(0))));
		return entries;
	}

	/** @return what bands and whiskers cover */
	private static Range range(final Map<Color, Trend> trends) {
		Range range = null;
		for (final Map.Entry<Color, Trend> entry : trends.entrySet()) {
			final Trend trend = entry.getValue();
			final YIntervalSeries series = series("", trend, trend.std());
			range = Range.combine(range, new Range(trend.quantile(0.05), trend.quantile(0.95)));
			for (int i = 0; i < series.getItemCount(); i++) {
				range = Range.combine(range, new Range(series.getYLowValue(i), series.getYHighValue(i)));
			}
		}
		return range;
	}
}
