package org.xasmapper.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.Table;

/** What the error bars of predicted maps are made of. */
public final class ErrorSummary {

	private ErrorSummary() {}

	/**
	 * @param predictions of one model, and what tells them apart, such as {@code with SDM}
	 * @return a row per descriptor of each prediction, a column per part: medians over the pixels that are not masked; a dash where
	 *         that part is not known
	 */
	public static Table of(final Map<String, Prediction> predictions) {
		final Map<String, List<String>> columns = new LinkedHashMap<>();
		final TreeSet<UncertaintyPart> parts = new TreeSet<>();
		predictions.values().forEach(prediction -> parts.addAll(prediction.errors().parts().keySet()));
		final int descriptors = predictions.values().stream().mapToInt(prediction -> prediction.mean().length).min().orElse(0);
		for (int d = 0; d < descriptors; d++) {
			for (final Map.Entry<String, Prediction> entry : predictions.entrySet()) {
				final Prediction prediction = entry.getValue();
				add(columns, "Descriptor", prediction.card().descriptors().get(d).title() + " " + entry.getKey());
				for (final UncertaintyPart part : parts) {
					final float[][] maps = prediction.errors().parts().get(part);
					add(columns, part.key(), maps == null ? "–" : median(maps[d]));
				}
				add(columns, "together", median(prediction.std()[d]));
			}
		}
		Table table = Table.empty(descriptors * predictions.size());
		for (final Map.Entry<String, List<String>> column : columns.entrySet()) {
			table = table.with(column.getKey(), column.getValue());
		}
		return table;
	}

	/** @return for each part of the predictions' error bars what it is */
	public static Map<String, String> meanings(final Map<String, Prediction> predictions) {
		final Map<String, String> meanings = new LinkedHashMap<>();
		for (final UncertaintyPart part : UncertaintyPart.values()) {
			final boolean known = predictions.values().stream().anyMatch(prediction -> prediction.errors().parts().containsKey(part));
			if (known) meanings.put(part.key(), part.meaning());
		}
		return meanings;
	}

	private static void add(final Map<String, List<String>> columns, final String name, final String cell) {
		columns.computeIfAbsent(name, unseen -> new ArrayList<>()).add(cell);
	}

	private static String median(final float[] map) {
		final float[] known = PredictionSummary.known(map);
		return known.length == 0 ? "–" : String.format(Locale.ROOT, "%.3f", Quantiles.of(known, 0.5));
	}
}
