package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Map;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws whether error bars hold what they promise: the share of residuals within k error bars against k, beside that
 * of a normal distribution.
 */
public final class CalibrationFigure {

	private static final int HEIGHT = 1100;
	private static final double LARGEST = 3;
	private static final int STEPS = 120;
	private static final BasicStroke EXPECTED = new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
		new float[] { 18, 10 }, 0);

	private CalibrationFigure() {}

	/**
	 * @param residuals of each descriptor: predicted − true, divided by the error bar; NaN is left out
	 * @throws XasException if there is no descriptor
	 */
	public static Figure draw(final Map<String, double[]> residuals) {
		if (residuals.isEmpty()) throw new XasException("There are no residuals to draw.");
		final XYSeriesCollection lines = new XYSeriesCollection();
		final LegendItemCollection entries = new LegendItemCollection();
		lines.addSeries(normal());
		entries.add(FigureStyle.lineEntry("normal distribution", Color.BLACK, EXPECTED));
		residuals.forEach((name, values) -> {
			final int group = lines.getSeriesCount() - 1;
			lines.addSeries(shares(name, values));
			entries.add(FigureStyle.lineEntry(name, FigureStyle.color(group), FigureStyle.stroke(group)));
		});
		final XYPlot plot = FigureStyle.plot(lines, FigureStyle.axis("Error bars k", 0, LARGEST, 6), FigureStyle.axis(
			"Share of residuals within k error bars", 0, 1, 5));
		FigureStyle.drawLine(plot, 0, Color.BLACK, EXPECTED);
		for (int group = 0; group < residuals.size(); group++) {
			FigureStyle.drawLine(plot, group + 1, FigureStyle.color(group), FigureStyle.stroke(group));
		}
		FigureStyle.place(plot, FigureStyle.legend(entries, false), 0.985, 0.04, RectangleAnchor.BOTTOM_RIGHT);
		return new Figure(FigureStyle.chart(plot), FigureStyle.WIDTH, HEIGHT);
	}

	private static XYSeries shares(final String name, final double[] residuals) {
		final XYSeries series = new XYSeries("descriptor " + name);
		for (int step = 0; step <= STEPS; step++) {
			final double k = LARGEST * step / STEPS;
			int known = 0;
			int within = 0;
			for (final double residual : residuals) {
				if (Double.isNaN(residual)) continue;
				known++;
				if (Math.abs(residual) <= k) within++;
			}
			series.add(k, (double) within / known);
		}
		return series;
	}

	/** Its density, summed by the trapezoidal rule. */
	private static XYSeries normal() {
		final XYSeries series = new XYSeries("normal");
		final double width = LARGEST / STEPS;
		double share = 0;
		for (int step = 0; step <= STEPS; step++) {
			series.add(step * width, share);
			share += width * (density(step * width) + density((step + 1) * width));
		}
		return series;
	}

	private static double density(final double k) {
		return Math.exp(-k * k / 2) / Math.sqrt(2 * Math.PI);
	}
}
