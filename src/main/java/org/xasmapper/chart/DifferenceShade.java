package org.xasmapper.chart;

import java.awt.Color;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.xasmapper.spectrum.EnergyGrid;

/** Shades the energies where the spectra of a panel differ most. */
final class DifferenceShade {

	private static final Color COLOR = new Color(0xE4E9F0);

	private DifferenceShade() {}

	static LegendItem entry() {
		return FigureStyle.areaEntry("differ most", COLOR);
	}

	/**
	 * Shades each run of two or more energies whose difference exceeds the threshold, half a step beyond its ends.
	 *
	 * @param difference {@code [energies]}, NaN = none
	 */
	static void draw(final XYPlot panel, final EnergyGrid energies, final double[] difference,
		final double threshold)
	{
		int from = 0;
		for (int k = 0; k <= difference.length; k++) {
			if (k < difference.length && difference[k] > threshold) continue;
			if (k - from > 1) {
				final IntervalMarker shade = new IntervalMarker(halfway(energies, from - 1), halfway(energies, k - 1), COLOR);
				shade.setAlpha(1);
				panel.addDomainMarker(shade, Layer.BACKGROUND);
			}
			from = k + 1;
		}
	}

	/** @return the middle between energy k and the next, or the end of the grid */
	private static double halfway(final EnergyGrid energies, final int k) {
		if (k < 0) return energies.first();
		if (k == energies.size() - 1) return energies.last();
		return (energies.energy(k) + energies.energy(k + 1)) / 2;
	}
}
