package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.model.NormalShare;
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
	 * @param descriptors a line each
	 * @throws XasException if there are none, or one has no error bars
	 */
	public static Figure draw(final List<HeldOut> descriptors) {
		if (descriptors.isEmpty()) throw new XasException("There are no predicted descriptors to draw.");
		final XYSeriesCollection lines = new XYSeriesCollection();
		final LegendItemCollection entries = new LegendItemCollection();
		lines.addSeries(normal());
		entries.add(FigureStyle.lineEntry("normal distribution, 68 % within one", Color.BLACK, EXPECTED));
		for (final HeldOut descriptor : descriptors) {
			final int group = lines.getSeriesCount() - 1;
			lines.addSeries(shares(descriptor));
			entries.add(FigureStyle.lineEntry(named(descriptor), FigureStyle.color(group), FigureStyle.stroke(group)));
		}
		final XYPlot plot = FigureStyle.plot(lines, FigureStyle.axis("Error bars k", 0, LARGEST, 6), FigureStyle.axis(
			"Share of residuals within k error bars", 0, 1, 5));
		FigureStyle.drawLine(plot, 0, Color.BLACK, EXPECTED);
		for (int group = 0; group < descriptors.size(); group++) {
			FigureStyle.drawLine(plot, group + 1, FigureStyle.color(group), FigureStyle.stroke(group));
		}
		FigureStyle.place(plot, FigureStyle.legend(entries, false), 0.985, 0.04, RectangleAnchor.BOTTOM_RIGHT);
		return new Figure(FigureStyle.chart(plot), FigureStyle.WIDTH, HEIGHT);
	}

	private static String named(final HeldOut descriptor) {
		final double share = descriptor.shareWithin(1);
		if (Double.isNaN(share)) throw new XasException("The predictions of " + descriptor.title() + " have no error bars.");
		return String.format(Locale.ROOT, "%s, %.0f %% within one", descriptor.title(), 100 * share);
	}

	private static XYSeries shares(final HeldOut descriptor) {
		final XYSeries series = new XYSeries("descriptor " + descriptor.title());
		for (int step = 0; step <= STEPS; step++) {
			final double k = LARGEST * step / STEPS;
			series.add(k, descriptor.shareWithin(k));
		}
		return series;
	}

	private static XYSeries normal() {
		final XYSeries series = new XYSeries("normal");
		for (int step = 0; step <= STEPS; step++) {
			final double k = LARGEST * step / STEPS;
			series.add(k, NormalShare.within(k));
		}
		return series;
	}
}
