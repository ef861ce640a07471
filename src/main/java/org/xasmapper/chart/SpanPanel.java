package org.xasmapper.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * The values of a descriptor that the spectra of a basis have: a dot each, and shaded the interval that they span.
 *
 * @param title of the descriptor, with its unit
 * @param names of the basis spectra
 * @param values {@code [names]}, finite
 * @param bars {@code [names]}, NaN = none
 */
public record SpanPanel(String title, List<String> names, double[] values, double[] bars) implements Panel {

	private static final Color SPAN = new Color(0x1F5FB4);
	private static final double DOT = 18;
	private static final float NAME_SIZE = 22;

	/** Letters of a name that there is room for. */
	private static final int LONGEST_NAME = 9;

	/** @throws XasException if there is no spectrum, or a value is not finite */
	public SpanPanel {
		if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
			throw new XasException("The basis has no finite " + title + ", so there is nothing to draw.");
		}
	}

	@Override
	public List<Part> parts(final Rectangle2D frame, final int width) {
		final XYPlot plot = plot();
		plot.setRangeAxis(FigureStyle.valueAxis(title + " of the basis", range(), 3));
		return List.of(Part.framed(plot, frame));
	}

	/** @return what the dots and their error bars cover */
	Range range() {
		Range range = null;
		for (int i = 0; i < values.length; i++) range = Range.combine(range, new Range(values[i] - bar(i), values[i] + bar(i)));
		return range;
	}

	/** @return the panel without an axis of values, to be drawn along that of a neighbour */
	XYPlot plot() {
		final YIntervalSeries dots = new YIntervalSeries(title);
		for (int i = 0; i < values.length; i++) dots.add(i, values[i], values[i] - bar(i), values[i] + bar(i));
		final YIntervalSeriesCollection data = new YIntervalSeriesCollection();
		data.addSeries(dots);
		final XYPlot plot = FigureStyle.plot(data, null, null);
		plot.setDomainAxis(nameAxis());
		plot.setRenderer(renderer());
		plot.addRangeMarker(new IntervalMarker(Arrays.stream(values).min().getAsDouble(), Arrays.stream(values).max().getAsDouble(),
			FigureStyle.pale(SPAN)), Layer.BACKGROUND);
		return plot;
	}

	private double bar(final int i) {
		return bars[i] > 0 && Double.isFinite(bars[i]) ? bars[i] : 0;
	}

	private SymbolAxis nameAxis() {
		final SymbolAxis axis = new SymbolAxis(null, names.stream().map(SpanPanel::shortened).toArray(String[]::new));
		axis.setRange(-0.5, names.size() - 0.5);
		axis.setGridBandsVisible(false);
		axis.setVerticalTickLabels(true);
		axis.setTickLabelFont(FigureStyle.TICKS.deriveFont(NAME_SIZE));
		axis.setTickLabelPaint(Color.BLACK);
		axis.setAxisLineVisible(false);
		axis.setTickMarksVisible(false);
		return axis;
	}

	private static String shortened(final String name) {
		return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
	}

	private static XYErrorRenderer renderer() {
		final XYErrorRenderer renderer = new XYErrorRenderer();
		renderer.setDrawXError(false);
		renderer.setSeriesPaint(0, SPAN);
		renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
		renderer.setErrorStroke(FigureStyle.stroke(0));
		renderer.setCapLength(DOT);
		return renderer;
	}
}
