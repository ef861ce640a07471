package org.xasmapper.chart;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.XasException;

/** Draws groups of spectra: a line for the mean of each, over a band of one standard deviation to either side. */
public final class SpectraFigure {

	private static final int HEIGHT = 1100;

	private SpectraFigure() {}

	/**
	 * @param groups at least one; they may have different energies
	 * @param normalized whether the edge step of the spectra is one, for the axis label
	 * @throws XasException if there is no group
	 */
	public static Figure draw(final List<SpectraBand> groups, final boolean normalized) {
		if (groups.isEmpty()) throw new XasException("There are no spectra to draw. Select some.");
		final XYSeriesCollection means = new XYSeriesCollection();
		final LegendItemCollection entries = new LegendItemCollection();
		for (int g = 0; g < groups.size(); g++) {
			final SpectraBand group = groups.get(g);
			means.addSeries(FigureStyle.series(g + " " + group.name(), group.energies(), group.mean()));
			entries.add(FigureStyle.lineEntry(group.name(), FigureStyle.color(g), FigureStyle.stroke(g)));
		}
		final double first = groups.stream().mapToDouble(group -> group.energies().first()).min().getAsDouble();
		final double last = groups.stream().mapToDouble(group -> group.energies().last()).max().getAsDouble();
		final String label = normalized ? "Normalized absorption μ(E)" : "Absorption μ(E)";
		final XYPlot plot = FigureStyle.plot(means, FigureStyle.energyAxis(first, last), FigureStyle.valueAxis(label,
			range(groups), 4));
		for (int g = 0; g < groups.size(); g++) {
			FigureStyle.drawLine(plot, g, FigureStyle.color(g), FigureStyle.stroke(g));
			drawBand(plot, groups.get(g), FigureStyle.pale(FigureStyle.color(g)));
		}
		FigureStyle.place(plot, FigureStyle.legend(entries, false), 0.015, 0.97, RectangleAnchor.TOP_LEFT);
		return new Figure(FigureStyle.chart(plot), FigureStyle.WIDTH, HEIGHT);
	}

	private static Range range(final List<SpectraBand> groups) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (final SpectraBand group : groups) {
			for (int k = 0; k < group.mean().length; k++) {
				if (Float.isNaN(group.mean()[k])) continue;
				low = Math.min(low, group.mean()[k] - group.std()[k]);
				high = Math.max(high, group.mean()[k] + group.std()[k]);
			}
		}
		return new Range(low, high);
	}

	/** Draws a polygon for every stretch without NaN. */
	private static void drawBand(final XYPlot plot, final SpectraBand group, final Color color) {
		int from = 0;
		for (int k = 0; k <= group.mean().length; k++) {
			if (k < group.mean().length && !Float.isNaN(group.mean()[k])) continue;
			if (k - from > 1) {
				plot.getRenderer().addAnnotation(new XYPolygonAnnotation(outline(group, from, k), null, null, color),
					Layer.BACKGROUND);
			}
			from = k + 1;
		}
	}

	/** @return x, y, x, y … along mean + std from one energy to another and back along mean − std */
	private static double[] outline(final SpectraBand group, final int from, final int to) {
		final int points = to - from;
		final double[] outline = new double[4 * points];
		for (int p = 0; p < points; p++) {
			final int k = from + p;
			final int back = outline.length - 2 * (p + 1);
			outline[2 * p] = outline[back] = group.energies().energy(k);
			outline[2 * p + 1] = group.mean()[k] + group.std()[k];
			outline[back + 1] = group.mean()[k] - group.std()[k];
		}
		return outline;
	}
}
