package org.xasmapper.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.xasmapper.spectrum.XasException;

/**
 * Draws ranked latent dimensions against their descriptors, in training and held out, with Spearman's rho. Where a
 * descriptor has few values, their dots are spread sideways, those of training to the left and held out to the right.
 */
public final class LatentScatterFigure {

	private static final Color[] COLORS = { FigureStyle.color(0), FigureStyle.color(1) };
	private static final double STRIP = 0.35;
	private static final double DOT = 10;

	/** Opacity times number of dots: the more there are, the more of them may lie on one another. */
	private static final double DOTS_TO_SOLID = 200;

	/** Air for the legend, as a share of the range of the latent values. */
	private static final double LEGEND_SHARE = 0.28;

	private LatentScatterFigure() {}

	/**
	 * @param scatters a panel each, at most three in a row
	 * @throws XasException if there are none, or one of them has no spectrum of known descriptor
	 */
	public static Figure draw(final List<LatentScatter> scatters) {
		if (scatters.isEmpty()) throw new XasException("There are no ranked latent dimensions to draw.");
		return PanelGrid.of(scatters.stream().map(LatentScatterFigure::panel).toList());
	}

	private static XYPlot panel(final LatentScatter scatter) {
		final Strips strips = new Strips(scatter.training().truth(), scatter.heldOut().truth());
		final XYSeriesCollection points = new XYSeriesCollection();
		points.addSeries(series("training", scatter.training(), strips, -0.4));
		points.addSeries(series("held out", scatter.heldOut(), strips, 0.05));
		final Range truth = points.getDomainBounds(false);
		final Range latent = points.getRangeBounds(false);
		if (truth == null) {
			throw new XasException("No spectrum has a known " + scatter.descriptor() + ", so there is nothing to draw.");
		}
		final XYPlot plot = FigureStyle.plot(points, FigureStyle.valueAxis(scatter.descriptor(), truth, 3), FigureStyle
			.valueAxis("Latent dimension", Range.expand(latent, 0, LEGEND_SHARE), 3));
		plot.setRenderer(dots(points));
		final LegendItemCollection entries = new LegendItemCollection();
		entries.add(entry("training", scatter.training(), COLORS[0]));
		entries.add(entry("held out", scatter.heldOut(), COLORS[1]));
		FigureStyle.place(plot, FigureStyle.legend(entries, false), 0.015, 0.985, RectangleAnchor.TOP_LEFT);
		return plot;
	}

	private static XYSeries series(final String key, final LatentScatter.Sample sample, final Strips strips,
		final double from)
	{
		final XYSeries series = new XYSeries(key, false, true);
		for (int i = 0; i < sample.truth().length; i++) {
			if (Double.isFinite(sample.truth()[i]) && Double.isFinite(sample.latent()[i])) {
				series.add(strips.place(sample.truth()[i], i, from, from + STRIP), sample.latent()[i]);
			}
		}
		return series;
	}

	private static XYLineAndShapeRenderer dots(final XYSeriesCollection points) {
		final XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
		for (int part = 0; part < COLORS.length; part++) {
			final double opacity = Math.max(0.15, Math.min(0.7, DOTS_TO_SOLID / (1 + points.getItemCount(part))));
			final Color color = COLORS[part];
			dots.setSeriesShape(part, dot(DOT));
			dots.setSeriesPaint(part, new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) (255 * opacity)));
		}
		return dots;
	}

	private static LegendItem entry(final String part, final LatentScatter.Sample sample, final Color color) {
		final String rho = Double.isNaN(sample.rho()) ? "unknown" : String.format(Locale.ROOT, "%.2f", sample.rho());
		return new LegendItem(part + ", ρ = " + rho, null, null, null, dot(2 * DOT), color);
	}

	private static Ellipse2D dot(final double diameter) {
		return new Ellipse2D.Double(-diameter / 2, -diameter / 2, diameter, diameter);
	}
}
