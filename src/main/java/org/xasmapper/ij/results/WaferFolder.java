package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.chart.Figure;
import org.xasmapper.ij.Composition;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.BasisScope;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.report.WaferFigures;
import org.xasmapper.report.WaferReport;
import org.xasmapper.spectrum.Progress;

/** All that the whole chain makes of a wafer: maps, tables, figures and the report, in the files of the single commands. */
public final class WaferFolder {

	private final String title;
	private final WaferReport report;
	private final WaferFigures figures;
	private final NormalizationImages normalization;
	private final UnmixingImages unmixing;
	private final MappedImage mapped;
	private final Map<String, PredictionImages> predictions = new LinkedHashMap<>();

	/** Where values with and without SDM contradict each other. */
	private final Map<String, ImagePlus> differences = new LinkedHashMap<>();
	private final BasisScope scope;

	/**
	 * @param raw the stack that went in
	 * @param model that predicted; its decoder, if it has one, draws what its latent code stands for
	 * @param composition for the axis and the colours of figures
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public WaferFolder(final SpectralStack raw, final WaferMap wafer, final OnnxModel model,
		final Composition composition, final Progress progress)
	{
		title = raw.baseTitle();
		final int width = raw.cube().width();
		final StackMetadata metadata = raw.metadata().after("XAS Wafer Map: " + model.name() + (wafer.unmixing() == null ? ""
			: wafer.unmixing().alignment().step()), model.card().normalization().text());
		report = new WaferReport(raw.title(), raw.metadata().absorber(), raw.cube(), wafer, model);
		figures = new WaferFigures(wafer, model, composition.title(), composition.values(), progress);
		normalization = wafer.normalization() == null ? null : new NormalizationImages(raw, wafer.normalized(), wafer
			.normalization());
		unmixing = wafer.unmixing() == null ? null : new UnmixingImages(wafer.unmixing(), title, width, metadata);
		mapped = wafer.mapped() == null ? null : new MappedImage(wafer.mapped(), title, metadata);
		predict("without SDM", wafer.withoutSdm(), width, metadata);
		predict("with SDM", wafer.withSdm(), width, metadata);
		wafer.differences().forEach(difference -> differences.put(difference.descriptor().name() + "_difference", MapImages.map(
			title + " " + difference.descriptor().name() + " with SDM − without, in error bars", width, difference.map(), metadata)));
		scope = wafer.scope();
	}

	private void predict(final String how, final Prediction prediction, final int width,
		final StackMetadata metadata)
	{
		if (prediction == null) return;
		predictions.put(how, new PredictionImages(prediction, title + " " + how, width, metadata));
	}

	/**
	 * Writes everything; the caller commits.
	 *
	 * @param read sentences on how the inputs were read, for the report
	 * @param parameters of the run, for the report
	 * @param macro that repeats the run
	 */
	public void write(final Results results, final List<String> read, final Map<String, Object> parameters,
		final RunMacro macro)
	{
		final Map<String, String> captions = new LinkedHashMap<>(figures.captions());
		if (normalization != null) normalization.write(results);
		if (unmixing != null) {
			unmixing.write(results);
			if (unmixing.figure() != null) captions.put("basis.png", "The basis spectra, as simulated and as found in the measurement; where they differ most " +
				"is shaded.");
		}
		if (mapped != null) mapped.write(results);
		predictions.forEach((how, images) -> images.write(results, how.toLowerCase(Locale.ROOT).replace(' ', '-') + "/"));
		differences.forEach((name, map) -> results.tiff(name + ".tif", map));
		if (scope != null) write(results, scope);
		figures.figures().forEach((file, figure) -> results.file(file, figure::save));
		results.macro(macro);
		results.file("report.html", report.html(captions, read, parameters, results.names(), warnings())::write);
	}

	private static void write(final Results results, final BasisScope scope) {
		results.file("basis_descriptors.csv", path -> SpectraWriter.writeTable(path, scope.table()));
		if (scope.rivals() != null) results.file("rivals.csv", path -> SpectraWriter.writeTable(path, scope.rivalTable()));
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		final List<String> warnings = new ArrayList<>(figures.warnings());
		if (unmixing != null) warnings.addAll(unmixing.warnings());
		return warnings;
	}

	/** @return the predicted maps by the names that scripts know: those of the best prediction have the short ones */
	public Map<String, ImagePlus> maps() {
		final Map<String, ImagePlus> maps = new LinkedHashMap<>();
		final List<String> ways = List.copyOf(predictions.keySet());
		for (final String how : ways) {
			final String suffix = how.equals(ways.get(ways.size() - 1)) ? "" : "_" + how.toLowerCase(Locale.ROOT).replace(' ', '_');
			predictions.get(how).maps().forEach((name, map) -> maps.put(name + suffix, map));
		}
		maps.putAll(differences);
		return maps;
	}

	/** @return the figures by the names of their files without the ending */
	public Map<String, ImagePlus> figures() {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		figures.figures().forEach((file, figure) -> images.put(file.replace(".png", ""), FigureImage.of(file, figure)));
		if (unmixing != null && unmixing.figure() != null) images.put("basis", unmixing.figure());
		return images;
	}

	/** @return images and tables of the single steps by the names that scripts know; of predictions the table of the best one */
	public Map<String, Object> byName() {
		final Map<String, Object> results = new HashMap<>();
		if (normalization != null) results.putAll(normalization.byName());
		if (unmixing != null) results.putAll(unmixing.byName());
		if (mapped != null) results.put("mapped", mapped.image());
		if (scope != null) results.put("basisTable", scope.table());
		if (scope != null && scope.rivals() != null) results.put("rivalTable", scope.rivalTable());
		predictions.values().forEach(images -> results.put("predictions", images.table()));
		return results;
	}

	/** Shows the best prediction, and how the descriptors depend on composition. */
	public void show() {
		final Figure descriptors = figures.figures().get(WaferFigures.DESCRIPTORS);
		if (descriptors != null) ImageWindows.show(FigureImage.of("Descriptors of " + title, descriptors));
		predictions.values().stream().skip(predictions.size() - 1L).forEach(PredictionImages::show);
	}

	/** Shows all other predictions and figures too, for who has them in no folder. */
	public void showAll() {
		figures.figures().forEach((file, figure) -> {
			if (!file.equals(WaferFigures.DESCRIPTORS)) ImageWindows.show(FigureImage.of(file, figure));
		});
		if (unmixing != null) unmixing.show();
		differences.values().forEach(ImageWindows::show);
		predictions.values().stream().limit(predictions.size() - 1L).forEach(PredictionImages::show);
		show();
	}
}
