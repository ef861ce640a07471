package org.xasmapper.ij.results;

import ij.ImagePlus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.io.JsonFile;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.pipeline.validation.Validation;
import org.xasmapper.pipeline.validation.ValidationTables;
import org.xasmapper.report.ValidationFigures;
import org.xasmapper.report.ValidationReport;
import org.xasmapper.spectrum.Table;

/** All that a validation gives: tables, figures, the report, and a copy of the model that knows how it does. */
public final class ValidationFolder {

	private static final String COPY = "_measured";

	private final Validation validation;
	private final OnnxModel model;
	private final ModelCard measured;
	private final ValidationFigures figures;
	private final Map<String, Table> tables = new LinkedHashMap<>();

	/** @param measured card of the copy */
	public ValidationFolder(final Validation validation, final OnnxModel model, final ModelCard measured) {
		this.validation = validation;
		this.model = model;
		this.measured = measured;
		figures = new ValidationFigures(validation);
		validation.comparisons().forEach(comparison -> tables.put("spectra" + comparison.ending(), ValidationTables.spectra(validation,
			comparison)));
		tables.put("scores", ValidationTables.scores(validation));
		tables.put("calibration", ValidationTables.calibration(validation));
		tables.put("left_out", validation.references().leftOut());
	}

	/** @return name of the copy's file: that of the model with an ending */
	public String copy() {
		final String file = model.name().replace('\\', '/').replaceFirst("^.*/", "").replaceFirst("\\.onnx$", "");
		return file.replaceFirst(COPY + "$", "") + COPY + ".onnx";
	}

	/**
	 * Writes everything; the caller commits.
	 *
	 * @param parameters of the run, for the report
	 * @param macro that repeats the run
	 */
	public void write(final Results results, final Map<String, Object> parameters, final RunMacro macro) {
		final ValidationReport report = new ValidationReport(validation, model);
		tables.forEach((name, table) -> results.file(name + ".csv", path -> SpectraWriter.writeTable(path, table)));
		figures.figures().forEach((file, figure) -> results.file(file, figure::save));
		results.file(copy(), path -> model.save(measured, path));
		results.file(copy().replaceFirst("onnx$", "json"), measured::save);
		results.file("validation.json", path -> JsonFile.write(path, report.numbers(parameters)));
		results.macro(macro);
		results.file("report.html", report.html(figures.captions(), parameters, results.names(), figures.warnings())::write);
	}

	/** @return a sentence for each figure that could not be drawn */
	public List<String> warnings() {
		return figures.warnings();
	}

	/** @return the figures by the names of their files without the ending */
	public Map<String, ImagePlus> figures() {
		final Map<String, ImagePlus> images = new LinkedHashMap<>();
		figures.figures().forEach((file, figure) -> images.put(file.replace(".png", ""), FigureImage.of(file, figure)));
		return images;
	}

	/** @return tables and figures by the names that scripts know */
	public Map<String, Object> byName() {
		final Map<String, Object> results = new HashMap<>(figures());
		results.put("spectra", tables.get("spectra"));
		results.put("scores", tables.get("scores"));
		results.put("leftOut", tables.get("left_out"));
		return results;
	}

	/** Shows the tables, the figures, and in front the parity. */
	public void show(final Map<String, ImagePlus> images) {
		TableWindow.show("Validation of " + model.name(), tables.get("scores"));
		images.forEach((name, image) -> {
			if (!name.equals("parity")) ImageWindows.show(image);
		});
		if (images.containsKey("parity")) ImageWindows.show(images.get("parity"));
	}
}
