package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.PredictionTable;
import org.xasmapper.spectrum.Table;

/**
 * A model's predictions as maps: per descriptor the mean and its error bar, what the decoder cannot draw, and how
 * far each spectrum is to be trusted.
 */
public final class PredictionImages {

	private static final String ERROR = "reconstruction_error";
	private static final String TRUST = "trust";

	private final Table table;
	private final Map<String, ImagePlus> images = new LinkedHashMap<>();

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
		}
		add(ERROR, title + " reconstruction error", width, prediction.reconstructionError(), metadata);
		if (prediction.trust().length > 0) add(TRUST, title + " trust", width, prediction.trust(), metadata);
	}

	private void add(final String name, final String title, final int width, final float[] map,
		final StackMetadata metadata)
	{
		images.put(name, MapImages.map(title, width, map, metadata));
	}

	/** @return the maps by the names of their files, such as {@code OS_mean} */
	public Map<String, ImagePlus> maps() {
		return images;
	}

	/** @return the predictions of all pixels that are not masked, a row each */
	public Table table() {
		return table;
	}

	/**
	 * Writes {@code OS_mean.tif}, {@code OS_std.tif} … {@code predictions.csv}.
	 *
	 * @param folder inside the output folder, with a slash at its end, or empty
	 */
	public void write(final Results results, final String folder) {
		images.forEach((name, image) -> results.tiff(folder + name + ".tif", image));
		results.file(folder + "predictions.csv", path -> SpectraWriter.writeTable(path, table));
	}

	/** Shows all maps, the first descriptor's mean last, so that it is in front. */
	public void show() {
		images.values().stream().skip(1).forEach(ImageWindows::show);
		images.values().stream().limit(1).forEach(ImageWindows::show);
	}
}
