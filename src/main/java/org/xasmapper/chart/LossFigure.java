package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws the losses of a training by epoch, and the epoch whose state was kept. Losses that are always positive share a
 * logarithmic axis; others, such as that of the rank constraint, have a panel below with a linear one.
 */
public final class LossFigure {

	private static final int LOG_WEIGHT = 2;
	private static final int PANEL_HEIGHT = 420;
	private static final int AXIS_HEIGHT = 150;

	/** Air for the legend, as a share of the range of losses. */
	private static final double LEGEND_SHARE = 0.25;

	private static final Color BEST = new Color(0x707070);
	private static final BasicStroke DASHED = new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
		new float[] { 14, 10 }, 0);

	private LossFigure() {}

	/**
	 * @param bestEpoch counted from 1
	 * @throws XasException if no loss is known in two epochs or more
	 */
	public static Figure draw(final List<LossCurve> curves, final int bestEpoch) {
		final List<LossCurve> known = curves.stream().filter(curve -> curve.known().count() > 1).toList();
		if (known.isEmpty()) throw new XasException("There are no losses of two epochs or more to draw.");
		final List<LossCurve> positive = known.stream().filter(LossCurve::isPositive).toList();
		final List<LossCurve> others = known.stream().filter(curve -> !curve.isPositive()).toList();
		final int epochs = known.stream().mapToInt(curve -> curve.losses().length).max().getAsInt();
		final CombinedDomainXYPlot panels = new CombinedDomainXYPlot(FigureStyle.axis("Epoch", 1, epochs, 5));
		panels.setGap(32);
		if (!positive.isEmpty()) panels.add(panel(positive, known, bestEpoch, true), LOG_WEIGHT);
		if (!others.isEmpty()) panels.add(panel(others, known, bestEpoch, false), 1);
		final int weight = (positive.isEmpty() ? 0 : LOG_WEIGHT) + (others.isEmpty() ? 0 : 1);
		return new Figure(FigureStyle.chart(panels), FigureStyle.WIDTH, PANEL_HEIGHT * weight + AXIS_HEIGHT);
	}

	/** @param all curves, so that each has a colour of its own */
	private static XYPlot panel(final List<LossCurve> curves, final List<LossCurve> all, final int bestEpoch,
		final boolean logarithmic)
	{
		final XYSeriesCollection lines = new XYSeriesCollection();
		final LegendItemCollection entries = new LegendItemCollection();
		for (final LossCurve curve : curves) {
			final int group = all.indexOf(curve);
			lines.addSeries(series(group + " " + curve.name(), curve, logarithmic));
			entries.add(FigureStyle.lineEntry(curve.name(), FigureStyle.color(group), FigureStyle.stroke(group)));
		}
		final Range range = Range.expand(lines.getRangeBounds(false), 0, LEGEND_SHARE);
		final XYPlot panel = FigureStyle.plot(lines, null, logarithmic ? decades(range) : FigureStyle.valueAxis("Loss",
			range, 2));
		for (int i = 0; i < curves.size(); i++) {
			final int group = all.indexOf(curves.get(i));
			FigureStyle.drawLine(panel, i, FigureStyle.color(group), FigureStyle.stroke(group));
		}
		panel.addDomainMarker(new ValueMarker(bestEpoch, BEST, DASHED), Layer.BACKGROUND);
		entries.add(FigureStyle.lineEntry("best epoch", BEST, DASHED));
		final LegendTitle legend = FigureStyle.legend(entries, true);
		legend.setBackgroundPaint(Color.WHITE);
		FigureStyle.place(panel, legend, 0.985, 0.97, RectangleAnchor.TOP_RIGHT);
		return panel;
	}

	/** Epochs in which a loss is not known are bridged. */
	private static XYSeries series(final String key, final LossCurve curve, final boolean logarithmic) {
		final XYSeries series = new XYSeries(key);
		for (int i = 0; i < curve.losses().length; i++) {
			final double loss = curve.losses()[i];
			if (Double.isFinite(loss)) series.add(i + 1, logarithmic ? Math.log10(loss) : loss);
		}
		return series;
	}

	/** @return an axis for decimal logarithms, in whole decades that are labelled with what they stand for */
	private static NumberAxis decades(final Range logarithms) {
		final double low = Math.floor(logarithms.getLowerBound());
		final double high = Math.max(low + 1, Math.ceil(logarithms.getUpperBound()));
		final NumberAxis axis = FigureStyle.axis("Loss", low, high, 2);
		axis.setTickUnit(new Decade());
		return axis;
	}

	/** A step of one decade; writes −2 as 10⁻². */
	private static final class Decade extends NumberTickUnit {

		private static final long serialVersionUID = 1L;
		private static final String DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

		Decade() {
			super(1);
		}

		@Override
		public String valueToString(final double exponent) {
			final StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
			Long.toString(Math.abs(Math.round(exponent))).chars().forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
			return text.toString();
		}
	}
}
