package org.xasmapper.chart;

import java.awt.Color;
import java.awt.Stroke;
import java.util.Arrays;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Draws a basis: each spectrum in a panel of its own, as simulated in black over what the experiment has in its
 * place in red. Where the two differ, at two or more energies in a row, by more than half of their largest
 * difference in the figure, the panel is shaded.
 */
public final class BasisFigure {

	private static final Color SIMULATED = Color.BLACK;
	private static final Color EXPERIMENTAL = new Color(0xD62728);
	private static final int PANEL_HEIGHT = 420;
	private static final int AXIS_HEIGHT = 150;

	private BasisFigure() {}

	/**
	 * @param simulated the basis; its names become the names of the panels
	 * @param experimental as many spectra on the same energies, in the same order
	 * @throws XasException if the two do not correspond or hold nothing but NaN
	 */
	public static Figure draw(final Spectra simulated, final Spectra experimental) {
		if (simulated.count() != experimental.count() || !simulated.energies().equals(experimental.energies())) {
			throw new XasException("The simulated basis (" + simulated.count() + " spectra, " + simulated.energies() +
				") and the experimental one (" + experimental.count() + " spectra, " + experimental.energies() +
				") do not correspond.");
		}
		final Range range = range(simulated, experimental);
		final double threshold = largestDifference(simulated, experimental) / 2;
		final EnergyGrid energies = simulated.energies();
		final NumberAxis energyAxis = FigureStyle.energyAxis(energies.first(), energies.last());
		final CombinedDomainXYPlot panels = new CombinedDomainXYPlot(energyAxis);
		panels.setGap(14);
		for (int i = 0; i < simulated.count(); i++) {
			final XYPlot panel = panel(simulated, experimental, i, range);
			DifferenceShade.draw(panel, energies, difference(simulated.spectrum(i), experimental.spectrum(i)), threshold);
			if (i == 0) FigureStyle.place(panel, FigureStyle.legend(entries(), true), 0.985, 0.04,
				RectangleAnchor.BOTTOM_RIGHT);
			panels.add(panel);
		}
		return new Figure(FigureStyle.chart(panels), FigureStyle.WIDTH, PANEL_HEIGHT * simulated.count() + AXIS_HEIGHT);
	}

	private static XYPlot panel(final Spectra simulated, final Spectra experimental, final int i, final Range range) {
		final XYSeriesCollection lines = new XYSeriesCollection();
		lines.addSeries(FigureStyle.series("experimental", experimental.energies(), experimental.spectrum(i)));
		lines.addSeries(FigureStyle.series("simulated", simulated.energies(), simulated.spectrum(i)));
		final XYPlot panel = FigureStyle.plot(lines, null, FigureStyle.valueAxis("Normalized μ(E)", range, 2));
		final Stroke stroke = FigureStyle.stroke(0);
		FigureStyle.drawLine(panel, 0, EXPERIMENTAL, stroke);
		FigureStyle.drawLine(panel, 1, SIMULATED, stroke);
		FigureStyle.name(panel, simulated.names().get(i));
		return panel;
	}

	private static LegendItemCollection entries() {
		final LegendItemCollection entries = new LegendItemCollection();
		entries.add(FigureStyle.lineEntry("simulated", SIMULATED, FigureStyle.stroke(0)));
		entries.add(FigureStyle.lineEntry("experimental", EXPERIMENTAL, FigureStyle.stroke(0)));
		entries.add(DifferenceShade.entry());
		return entries;
	}

	private static double[] difference(final float[] simulated, final float[] experimental) {
		final double[] difference = new double[simulated.length];
		Arrays.setAll(difference, k -> Math.abs(simulated[k] - experimental[k]));
		return difference;
	}

	private static Range range(final Spectra simulated, final Spectra experimental) {
		double low = Double.POSITIVE_INFINITY;
		double high = Double.NEGATIVE_INFINITY;
		for (final Spectra spectra : new Spectra[] { simulated, experimental }) {
			for (final float value : spectra.values()) {
				if (Float.isNaN(value)) continue;
				low = Math.min(low, value);
				high = Math.max(high, value);
			}
		}
		if (low <= high) return new Range(low, high);
		throw new XasException("All spectra of the basis are NaN, so there is nothing to draw.");
	}

	private static double largestDifference(final Spectra simulated, final Spectra experimental) {
		double largest = 0;
		for (int j = 0; j < simulated.values().length; j++) {
			final double difference = Math.abs(simulated.values()[j] - experimental.values()[j]);
			if (difference > largest) largest = difference;
		}
		return largest;
	}
}
