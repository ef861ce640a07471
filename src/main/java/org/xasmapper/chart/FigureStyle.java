package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYTitleAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.Arrangement;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * The common look: white, framed, without grid, with lines and letters that survive being shrunk to the width of a
 * journal's column. Sizes are in pixels of a figure {@link #WIDTH} wide.
 */
public final class FigureStyle {

	/** 13.5 cm at 300 dots per inch. */
	static final int WIDTH = 1600;

	/** Okabe and Ito's colours, told apart by all kinds of colour vision; yellow is left out, it fades on white. */
	private static final Color[] COLORS = { new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(
		0xCC79A7), new Color(0xE69F00), new Color(0x56B4E9), Color.BLACK };

	private static final float[][] DASHES = { null, { 18, 10 }, { 4, 8 }, { 18, 8, 4, 8 } };
	public static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 36);
	public static final Font TICKS = new Font(Font.SANS_SERIF, Font.PLAIN, 30);
	public static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 34);
	private static final float LINE = 4;

	/** A line among many. */
	static final BasicStroke THIN = new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

	/** The line around a plot. */
	public static final BasicStroke FRAME = new BasicStroke(2.5f);

	/** Behind legends, so that lines and shades below them do not disturb reading. */
	private static final Color VEIL = new Color(255, 255, 255, 215);

	private FigureStyle() {}

	/** @return the colour of group number {@code group}; after seven they start again, with other dashes */
	public static Color color(final int group) {
		return COLORS[group % COLORS.length];
	}

	static Stroke stroke(final int group) {
		final float[] dashes = DASHES[group / COLORS.length % DASHES.length];
		return dashes == null ? new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND) : new BasicStroke(
			LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
	}

	/** @return the colour for what lies behind a line of that colour */
	static Color pale(final Color color) {
		return new Color(color.getRed(), color.getGreen(), color.getBlue(), 56);
	}

	/** @return an axis from the first energy to the last, without margins */
	static NumberAxis energyAxis(final double first, final double last) {
		return axis("Energy (eV)", first, last, 5);
	}

	/** @return an axis that holds all values with some air, and at least so many ticks */
	static NumberAxis valueAxis(final String label, final Range values, final int ticks) {
		final double air = values.getLength() == 0 ? air(values.getLowerBound(), values.getUpperBound()) : 0.05 * values
			.getLength();
		return axis(label, values.getLowerBound() - air, values.getUpperBound() + air, ticks);
	}

	/** @return what to widen a range by to either side where there is but one value, else 0 */
	public static double air(final double low, final double high) {
		return high > low ? 0 : Math.max(0.5, 0.05 * Math.abs(low));
	}

	/**
	 * @return an axis without margins, with at least so many ticks
	 * @throws XasException if the range is empty or not finite
	 */
	static NumberAxis axis(final String label, final double first, final double last, final int ticks) {
		if (!(first < last) || !Double.isFinite(last - first)) {
			throw new XasException("An axis" + (label == null ? "" : " \"" + label + "\"") + " cannot run from " + first + " to " +
				last + ", so there is nothing to draw.");
		}
		final NumberAxis axis = new NumberAxis(label);
		axis.setRange(first, last);
		axis.setTickUnit(tickUnit((last - first) / ticks));
		axis.setLabelFont(LABEL);
		axis.setTickLabelFont(TICKS);
		axis.setLabelPaint(Color.BLACK);
		axis.setTickLabelPaint(Color.BLACK);
		axis.setAxisLineVisible(false);
		axis.setTickMarkOutsideLength(0);
		axis.setTickMarkInsideLength(12);
		axis.setTickMarkStroke(FRAME);
		axis.setTickMarkPaint(Color.BLACK);
		axis.setTickLabelInsets(new RectangleInsets(8, 10, 8, 10));
		return axis;
	}

	/** @return 1, 2 or 5 times a power of ten, at most the given step; with as many decimals as it needs */
	private static NumberTickUnit tickUnit(final double step) {
		final int exponent = (int) Math.floor(Math.log10(step));
		final double power = Math.pow(10, exponent);
		final double multiple = step < 2 * power ? 1 : step < 5 * power ? 2 : 5;
		final String decimals = exponent < 0 ? "0." + "0".repeat(-exponent) : "0";
		final DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
		symbols.setMinusSign('−');
		return new NumberTickUnit(multiple * power, new DecimalFormat(decimals, symbols));
	}

	/** @return a plot of plain lines; later series lie over earlier ones */
	static XYPlot plot(final XYDataset data, final NumberAxis energies, final NumberAxis values) {
		final XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
		lines.setDrawSeriesLineAsPath(true);
		final XYPlot plot = new XYPlot(data, energies, values, lines);
		plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinesVisible(false);
		plot.setOutlinePaint(Color.BLACK);
		plot.setOutlineStroke(FRAME);
		plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
		return plot;
	}

	static void drawLine(final XYPlot plot, final int series, final Color color, final Stroke stroke) {
		plot.getRenderer().setSeriesPaint(series, color);
		plot.getRenderer().setSeriesStroke(series, stroke);
	}

	static JFreeChart chart(final Plot plot) {
		final JFreeChart chart = new JFreeChart(null, null, plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		chart.setPadding(new RectangleInsets(24, 16, 16, 40));
		chart.setAntiAlias(true);
		chart.setTextAntiAlias(true);
		return chart;
	}

	/** Writes a name into the upper left corner, which is empty in an absorption spectrum. */
	static void name(final XYPlot plot, final String name) {
		final TextTitle title = new TextTitle(name, NAME);
		title.setPaint(Color.BLACK);
		place(plot, title, 0.015, 0.95, RectangleAnchor.TOP_LEFT);
	}

	/** @return a legend with an entry a line, or all in one line */
	static LegendTitle legend(final LegendItemCollection entries, final boolean inOneLine) {
		final Arrangement arrangement = inOneLine ? new FlowArrangement() : new ColumnArrangement();
		final LegendTitle legend = new LegendTitle(() -> entries, arrangement, arrangement);
		legend.setItemFont(TICKS);
		legend.setItemPaint(Color.BLACK);
		legend.setBackgroundPaint(VEIL);
		legend.setItemLabelPadding(new RectangleInsets(4, 10, 4, 20));
		return legend;
	}

	static void place(final XYPlot plot, final Title title, final double x, final double y,
		final RectangleAnchor anchor)
	{
		final XYTitleAnnotation annotation = new XYTitleAnnotation(x, y, title, anchor);
		annotation.setMaxWidth(0.97);
		plot.addAnnotation(annotation);
	}

	static LegendItem lineEntry(final String name, final Color color, final Stroke stroke) {
		return new LegendItem(name, null, null, null, new Line2D.Double(0, 0, 70, 0), stroke, color);
	}

	static LegendItem areaEntry(final String name, final Color color) {
		return new LegendItem(name, null, null, null, new Rectangle2D.Double(0, -14, 70, 28), color);
	}

	/** @return the spectrum as a series; NaN interrupts its line */
	static XYSeries series(final String key, final EnergyGrid energies, final float[] values) {
		final XYSeries series = new XYSeries(key, false, true);
		for (int k = 0; k < values.length; k++) series.add(energies.energy(k), values[k]);
		return series;
	}
}
