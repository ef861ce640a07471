package org.xasmapper.chart;

import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Draws spectra in the colour of their composition. Of many, some are chosen that are evenly spread over composition. */
public final class SpectraByCompositionFigure {

	/** More lines than these hide one another. */
	private static final int LINES = 60;

	private static final int HEIGHT = 1100;
	private static final Rectangle2D FRAME = new Rectangle2D.Double(Part.LEFT, 30, 1180, HEIGHT - 30 - Part.BELOW);

	private SpectraByCompositionFigure() {}

	/**
	 * @param spectra normalised; those with NaN or infinities are left out
	 * @param composition {@code [spectra]}, such as the Ti fraction of each; NaN is left out
	 * @param title of the composition, for the colour bar
	 * @throws XasException if the two differ in length or no spectrum is left
	 */
	public static Figure draw(final Spectra spectra, final double[] composition, final String title) {
		if (spectra.count() != composition.length) {
			throw new XasException("There are " + spectra.count() + " spectra, but " + composition.length + " values of " +
				title + ".");
		}
		final int[] drawn = evenlySpread(known(spectra, composition), composition);
		if (drawn.length == 0) {
			throw new XasException("No spectrum has both a known " + title + " and absorption at all energies, so there is " +
				"nothing to draw.");
		}
		final double low = composition[drawn[0]];
		final double high = composition[drawn[drawn.length - 1]];
		final double air = FigureStyle.air(low, high);
		final XYPlot plot = plot(spectra.select(drawn));
		for (int i = 0; i < drawn.length; i++) {
			final double position = (composition[drawn[i]] - low + air) / (high - low + 2 * air);
			FigureStyle.drawLine(plot, i, ColorScale.LINES.at(position), FigureStyle.THIN);
		}
		final ColorBar bar = new ColorBar(ColorScale.LINES, title, low - air, high + air);
		return new Figure(List.of(Part.framed(plot, FRAME), new Part(bar, new Rectangle2D.Double(FRAME.getMaxX() + 40, FRAME
			.getY(), ColorBar.WIDTH, FRAME.getHeight()))), FigureStyle.WIDTH, HEIGHT);
	}

	/** @return numbers of complete spectra of known composition, by increasing composition */
	private static int[] known(final Spectra spectra, final double[] composition) {
		return IntStream.range(0, composition.length).filter(i -> Double.isFinite(composition[i]) && Finite.is(spectra, i))
			.boxed().sorted(Comparator.comparingDouble(i -> composition[i])).mapToInt(Integer::intValue).toArray();
	}

	/** @return of the sorted numbers those next to {@link #LINES} equal steps of composition, each once */
	private static int[] evenlySpread(final int[] sorted, final double[] composition) {
		if (sorted.length <= LINES) return sorted;
		final double low = composition[sorted[0]];
		final double step = (composition[sorted[sorted.length - 1]] - low) / (LINES - 1);
		final BitSet chosen = new BitSet();
		int next = 0;
		for (int line = 0; line < LINES; line++) {
			final double wanted = low + line * step;
			while (next < sorted.length - 1 && wanted - composition[sorted[next]] > composition[sorted[next + 1]] - wanted) {
				next++;
			}
			chosen.set(next);
		}
		return chosen.stream().map(i -> sorted[i]).toArray();
	}

	private static XYPlot plot(final Spectra spectra) {
		final EnergyGrid energies = spectra.energies();
		final XYSeriesCollection lines = new XYSeriesCollection();
		for (int i = 0; i < spectra.count(); i++) {
			lines.addSeries(FigureStyle.series(Integer.toString(i), energies, spectra.spectrum(i)));
		}
		final Range range = new Range(lines.getRangeLowerBound(false), lines.getRangeUpperBound(false));
		return FigureStyle.plot(lines, FigureStyle.energyAxis(energies.first(), energies.last()), FigureStyle.valueAxis(
			"Normalized absorption μ(E)", range, 4));
	}
}
