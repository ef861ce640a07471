package org.xasmapper.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Drawable;
import org.jfree.chart.ui.RectangleInsets;

/**
 * A drawing at its place in a figure, so that the frames of neighbours are flush whatever their labels.
 *
 * @param area in pixels of the figure
 */
public record Part(Drawable drawing, Rectangle2D area) {

	/** Room to the left of a frame for the numbers and the label of its axis. */
	static final int LEFT = 170;

	/** Room below a frame for the numbers and the label of its axis. */
	static final int BELOW = 120;

	/** @param frame where the plot's frame goes; the labels of its axes go beyond, to the left and below */
	static Part framed(final XYPlot plot, final Rectangle2D frame) {
		final AxisSpace left = new AxisSpace();
		left.setLeft(LEFT);
		final AxisSpace below = new AxisSpace();
		below.setBottom(BELOW);
		plot.setFixedRangeAxisSpace(left);
		plot.setFixedDomainAxisSpace(below);
		plot.setInsets(RectangleInsets.ZERO_INSETS);
		return new Part((graphics, area) -> plot.draw(graphics, area, null, null, null), new Rectangle2D.Double(frame
			.getX() - LEFT, frame.getY(), frame.getWidth() + LEFT, frame.getHeight() + BELOW));
	}
}
