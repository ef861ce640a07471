package org.xasmapper.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.model.Prediction;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.Table;

/** What the pixels of predicted maps are like, in a few numbers. */
public final class PredictionSummary {

	private PredictionSummary() {}

	/**
	 * @param predictions of one model, and what tells them apart, such as {@code with SDM}
	 * @return for each descriptor a row per prediction: mean and percentiles over the pixels that are not masked, the
	 *         median error bar, their number, and how many of them are not known to the model
	 */
	public static Table of(final Map<String, Prediction> predictions) {
		final Map<String, List<String>> columns = new LinkedHashMap<>();
		final int descriptors = predictions.values().stream().mapToInt(prediction -> prediction.mean().length).min().orElse(0);
		for (int d = 0; d < descriptors; d++) {
			for (final Map.Entry<String, Prediction> entry : predictions.entrySet()) {
				final Prediction prediction = entry.getValue();
				add(columns, "Descriptor", prediction.card().descriptors().get(d).title() + " " + entry.getKey());
				addNumbers(columns, known(prediction.mean()[d]), known(prediction.std()[d]));
				add(columns, "Not known to the model", prediction.trust().length == 0 ? "–" : Integer.toString(prediction.strange()));
			}
		}
		Table table = Table.empty(descriptors * predictions.size());
		for (final Map.Entry<String, List<String>> column : columns.entrySet()) {
			table = table.with(column.getKey(), column.getValue());
		}
		return table;
	}

	private static void addNumbers(final Map<String, List<String>> columns, final float[] values, final float[] bars) {
		double sum = 0;
		for (final float value : values) sum += value;
		add(columns, "Mean", text(sum / values.length));
		add(columns, "5th percentile", text(Quantiles.of(values, 0.05)));
		add(columns, "Median", text(Quantiles.of(values, 0.5)));
		add(columns, "95th percentile", text(Quantiles.of(values, 0.95)));
		add(columns, "Median error bar", text(Quantiles.of(bars, 0.5)));
		add(columns, "Pixels", Integer.toString(values.length));
	}

	private static void add(final Map<String, List<String>> columns, final String name, final String cell) {
		columns.computeIfAbsent(name, unseen -> new ArrayList<>()).add(cell);
	}

	private static String text(final double number) {
		return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.3f", number);
	}

	/** @return the values that are not NaN, rising */
	static float[] known(final float[] map) {
		final float[] known = new float[map.length];
		int count = 0;
		for (final float value : map) {
			if (!Float.isNaN(value)) known[count++] = value;
		}
		Arrays.sort(known, 0, count);
		return Arrays.copyOf(known, count);
	}
}
