package org.xasmapper.report;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.MapFigure;
import org.xasmapper.chart.MapPanel;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Prediction;

/** Predicted maps and their error bars with colour bars, as a figure; hatched where the model does not know the spectra. */
public final class PredictionFigure {

	private PredictionFigure() {}

	/** @return whether there is a descriptor, and more than a line of pixels */
	public static boolean canDraw(final Prediction prediction, final int width) {
		return prediction.mean().length > 0 && prediction.mean()[0].length > width;
	}

	/**
	 * @param width of the map in pixels
	 * @throws org.xasmapper.spectrum.XasException if all maps are NaN everywhere; single ones that are have no panel
	 */
	public static Figure draw(final Prediction prediction, final int width) {
		final List<MapPanel> maps = new ArrayList<>();
		for (int d = 0; d < prediction.mean().length; d++) {
			final Descriptor descriptor = prediction.card().descriptors().get(d);
			if (isKnown(prediction.mean()[d])) maps.add(MapPanel.of(descriptor.name(), descriptor.unit(), prediction.mean()[d]));
			if (prediction.card().members() < 2 || !isKnown(prediction.std()[d])) continue;
			maps.add(MapPanel.of(descriptor.name() + " error bar", descriptor.unit(), prediction.std()[d]));
		}
		return MapFigure.draw(maps, width, prediction::isStrange);
	}

	private static boolean isKnown(final float[] map) {
		for (final float value : map) {
			if (Float.isFinite(value)) return true;
		}
		return false;
	}
}
