package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.PredictionTable;
import org.xasmapper.spectrum.Table;

/**
 * A model's predictions as maps: per descriptor the mean, its error bar and the parts of that, what the decoder cannot draw, and how
 * far each spectrum is to be trusted.
 */
public final class PredictionImages {

	private static final String ERROR = "reconstruction_error";
	private static final String TRUST = "trust";

	private final Table table;
	private final Map<String, ImagePlus> images = new LinkedHashMap<>();

	/** What error bars are made of, where that is more than one part. */
	private final Map<String, ImagePlus> parts = new LinkedHashMap<>();

	/**
	 * @param title of the stack that was predicted
	 * @param width of the map in pixels
	 * @param metadata of that stack; its table travels into the predictions' table
	 */
	public PredictionImages(final Prediction prediction, final String title, final int width,
		final StackMetadata metadata)
	{
		table = PredictionTable.of(prediction, width, metadata.table());
		for (int d = 0; d < prediction.mean().length; d++) {
			final Descriptor descriptor = prediction.card().descriptors().get(d);
			add(descriptor.name() + "_mean", title + " " + descriptor.title(), width, prediction.mean()[d], metadata);
			add(descriptor.name() + "_std", title + " " + descriptor.title() + " std", width, prediction.std()[d], metadata);
			addParts(prediction.errors(), d, descriptor, title, width, metadata);
		}
		add(ERROR, title + " reconstruction error", width, prediction.reconstructionError(), metadata);
		if (prediction.trust().length > 0) add(TRUST, title + " trust", width, prediction.trust(), metadata);
	}

	private void addParts(final ErrorBudget errors, final int d, final Descriptor descriptor, final String title,
		final int width, final StackMetadata metadata)
	{
		if (errors.parts().size() < 2) return;
		errors.parts().forEach((part, maps) -> parts.put(descriptor.name() + "_std_" + part.key(), MapImages.map(title + " " +
			descriptor.title() + " std " + part.key(), width, maps[d], metadata)));
	}

	private void add(final String name, final String title, final int width, final float[] map,
		final StackMetadata metadata)
	{
		images.put(name, MapImages.map(title, width, map, metadata));
	}

	/** @return the maps by the names of their files, such as {@code OS_mean} or {@code OS_std_noise} */
	public Map<String, ImagePlus> maps() {
		final Map<String, ImagePlus> maps = new LinkedHashMap<>(images);
		maps.putAll(parts);
		return maps;
	}

	/** @return the predictions of all pixels that are not masked, a row each */
	public Table table() {
		return table;
	}

	/**
	 * Writes {@code OS_mean.tif}, {@code OS_std.tif} … {@code OS_std_ensemble.tif} … {@code predictions.csv}.
	 *
	 * @param folder inside the output folder, with a slash at its end, or empty
	 */
	public void write(final Results results, final String folder) {
		maps().forEach((name, image) -> results.tiff(folder + name + ".tif", image));
		results.file(folder + "predictions.csv", path -> SpectraWriter.writeTable(path, table));
	}

	/** Shows all maps but the parts of error bars, the first descriptor's mean last, so that it is in front. */
	public void show() {
		images.values().stream().skip(1).forEach(ImageWindows::show);
		images.values().stream().limit(1).forEach(ImageWindows::show);
	}
}
