package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.JsonFile;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.spectrum.SpectralCube;

/** A normalized stack, with the maps and the report of its normalization, as images and as files. */
public final class NormalizationImages {

	private final String source;
	private final NormalizationResult result;
	private final ImagePlus normalized;
	private final ImagePlus edgeStep;
	private final ImagePlus edgeEnergy;
	private final ImagePlus noise;

	/**
	 * @param raw the stack that was normalized
	 * @param cube its normalized spectra
	 */
	public NormalizationImages(final SpectralStack raw, final SpectralCube cube, final NormalizationResult result) {
		source = raw.title();
		this.result = result;
		final boolean flat = result.settings().flatten();
		final String base = raw.baseTitle();
		final SpectralStack done = raw.then(base + " normalized", cube, "XAS Normalize: E0 " + result.report().e0() + " eV" +
			(flat ? ", flattened" : ""), flat ? StackMetadata.FLATTENED : StackMetadata.NORMALIZED);
		normalized = done.toImage();
		edgeStep = MapImages.map(base + " edge step", cube.width(), result.edgeStep(), done.metadata());
		edgeEnergy = MapImages.map(base + " E0 (eV)", cube.width(), result.e0(), done.metadata());
		noise = MapImages.map(base + " noise", cube.width(), result.noise(), done.metadata());
	}

	/** @return the images by the names that scripts know */
	public Map<String, Object> byName() {
		return Map.of("normalized", normalized, "edgeStep", edgeStep, "edgeEnergy", edgeEnergy, "noise", noise);
	}

	/**
	 * Writes {@code normalized.tif}, {@code edge_step.tif}, {@code e0.tif}, {@code noise.tif} and {@code normalize.json}; the
	 * caller commits.
	 */
	public void write(final Results results) {
		results.tiff("normalized.tif", normalized);
		results.tiff("edge_step.tif", edgeStep);
		results.tiff("e0.tif", edgeEnergy);
		results.tiff("noise.tif", noise);
		final Map<String, Object> report = new LinkedHashMap<>();
		report.put("image", source);
		report.put("settings", result.settings());
		report.put("report", result.report());
		results.file("normalize.json", path -> JsonFile.write(path, report));
	}

	/** Shows all, the normalized stack in front. */
	public void show() {
		ImageWindows.show(edgeStep);
		ImageWindows.show(edgeEnergy);
		ImageWindows.show(noise);
		ImageWindows.show(normalized);
	}
}
