package org.xasmapper.report;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.chart.Figure;
import org.xasmapper.chart.MapFigure;
import org.xasmapper.chart.MapPanel;
import org.xasmapper.chart.Panel;
import org.xasmapper.chart.SpanPanel;
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
	 * @param basis what the basis of SDM spans, a panel per descriptor to stand beside its maps; empty = not known
	 * @throws org.xasmapper.spectrum.XasException if all maps are NaN everywhere; single ones that are have no panel
	 */
	public static Figure draw(final Prediction prediction, final int width, final List<SpanPanel> basis) {
		final List<Panel> panels = new ArrayList<>();
		for (int d = 0; d < prediction.mean().length; d++) {
			final Descriptor descriptor = prediction.card().descriptors().get(d);
			add(panels, descriptor.name(), descriptor, prediction.mean()[d], prediction);
			if (prediction.card().members() > 1) add(panels, descriptor.name() + " error bar", descriptor, prediction.std()[d], prediction);
			if (!basis.isEmpty()) panels.add(basis.get(d));
		}
		return MapFigure.draw(panels, width);
	}

	private static void add(final List<Panel> panels, final String title, final Descriptor descriptor, final float[] map,
		final Prediction prediction)
	{
		if (isKnown(map)) panels.add(MapPanel.of(title, descriptor.unit(), map).hatched(prediction::isStrange));
	}

	private static boolean isKnown(final float[] map) {
		for (final float value : map) {
			if (Float.isFinite(value)) return true;
		}
		return false;
	}
}
