package org.xasmapper.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Draws what latent dimensions stand for: a panel each, with the generated spectra coloured from low to high. Where
 * they spread by more than half of the panel's largest spread, at two or more energies in a row, the panel is shaded.
 */
public final class LatentFigure {

	private static final int PANEL_HEIGHT = 560;
	private static final int AXIS_HEIGHT = 150;

	private LatentFigure() {}

	/**
	 * @param scans at least one; all with the same energies
	 * @throws XasException if there is none or the energies differ
	 */
	public static Figure draw(final List<LatentScan> scans) {
		if (scans.isEmpty()) throw new XasException("There is no latent dimension to draw.");
		final Spectra first = scans.get(0).spectra();
		if (scans.stream().anyMatch(scan -> !scan.spectra().energies().equals(first.energies()))) {
			throw new XasException("The scans of the latent dimensions have different energies.");
		}
		final NumberAxis energies = FigureStyle.energyAxis(first.energies().first(), first.energies().last());
		final CombinedDomainXYPlot panels = new CombinedDomainXYPlot(energies);
		panels.setGap(14);
		for (final LatentScan scan : scans) panels.add(panel(scan));
		return new Figure(FigureStyle.chart(panels), FigureStyle.WIDTH, PANEL_HEIGHT * scans.size() + AXIS_HEIGHT);
	}

	private static XYPlot panel(final LatentScan scan) {
		final Spectra spectra = scan.spectra();
		final XYSeriesCollection lines = new XYSeriesCollection();
		for (int i = 0; i < spectra.count(); i++) {
			lines.addSeries(FigureStyle.series(Integer.toString(i), spectra.energies(), spectra.spectrum(i)));
		}
		final Range range = new Range(lines.getRangeLowerBound(false), lines.getRangeUpperBound(false));
		final XYPlot panel = FigureStyle.plot(lines, null, FigureStyle.valueAxis("Normalized μ(E)", range, 3));
		for (int i = 0; i < spectra.count(); i++) {
			FigureStyle.drawLine(panel, i, ColorScale.LINES.at((double) i / (spectra.count() - 1)), FigureStyle.stroke(0));
		}
		final double[] spread = scan.spread();
		DifferenceShade.draw(panel, spectra.energies(), spread, Arrays.stream(spread).max().orElse(0) / 2);
		FigureStyle.name(panel, scan.latent());
		FigureStyle.place(panel, FigureStyle.legend(entries(scan), true), 0.985, 0.04, RectangleAnchor.BOTTOM_RIGHT);
		return panel;
	}

	private static LegendItemCollection entries(final LatentScan scan) {
		final LegendItemCollection entries = new LegendItemCollection();
		entries.add(FigureStyle.lineEntry(value("low", scan.low()), ColorScale.LINES.at(0), FigureStyle.stroke(0)));
		entries.add(FigureStyle.lineEntry(value("high", scan.high()), ColorScale.LINES.at(1), FigureStyle.stroke(0)));
		entries.add(DifferenceShade.entry());
		return entries;
	}

	private static String value(final String end, final double value) {
		return String.format(Locale.ROOT, "%s (%.1f)", end, value).replace('-', '−');
	}
}
