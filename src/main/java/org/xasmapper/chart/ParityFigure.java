package org.xasmapper.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.Locale;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.XasException;

/** Draws predicted against true values, with the diagonal and the mean absolute error. */
public final class ParityFigure {

	private static final int SIDE = 1200;
	private static final double DOT = 14;
	private static final BasicStroke DIAGONAL = new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
		new float[] { 14, 10 }, 0);

	private ParityFigure() {}

	/**
	 * @param title of the descriptor, with its unit
	 * @param truth NaN = unknown, left out
	 * @param predicted as many values
	 * @throws XasException if no value is known
	 */
	public static Figure draw(final String title, final double[] truth, final double[] predicted) {
		final XYSeries points = new XYSeries(title, false, true);
		for (int i = 0; i < truth.length; i++) {
			if (Double.isFinite(truth[i]) && Double.isFinite(predicted[i])) points.add(truth[i], predicted[i]);
		}
		if (points.isEmpty()) throw new XasException("There is no pair of a true and a predicted " + title + " to draw.");
		final Range range = new Range(Math.min(points.getMinX(), points.getMinY()), Math.max(points.getMaxX(), points
			.getMaxY()));
		final XYPlot plot = FigureStyle.plot(new XYSeriesCollection(points), FigureStyle.valueAxis("True " + title, range,
			4), FigureStyle.valueAxis("Predicted " + title, range, 4));
		plot.setRenderer(dots());
		final double low = plot.getDomainAxis().getLowerBound();
		final double high = plot.getDomainAxis().getUpperBound();
		plot.addAnnotation(new XYLineAnnotation(low, low, high, high, DIAGONAL, Color.BLACK));
		FigureStyle.name(plot, String.format(Locale.ROOT, "MAE %.3f (n = %d)", meanError(points), points.getItemCount()));
		return new Figure(FigureStyle.chart(plot), SIDE, SIDE);
	}

	private static XYLineAndShapeRenderer dots() {
		final XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
		dots.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
		dots.setSeriesPaint(0, FigureStyle.pale(FigureStyle.color(0)));
		return dots;
	}

	private static double meanError(final XYSeries points) {
		final double[][] values = points.toArray();
		double sum = 0;
		for (int i = 0; i < points.getItemCount(); i++) sum += Math.abs(values[1][i] - values[0][i]);
		return sum / points.getItemCount();
	}
}
