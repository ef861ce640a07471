package org.xasmapper.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/** One of the panels that stand side by side in a {@link MapFigure}. */
public interface Panel {

	/**
	 * @param frame of the panel; labels go beyond
	 * @param width of the figure's maps, in their own pixels
	 */
	List<Part> parts(Rectangle2D frame, int width);
}
