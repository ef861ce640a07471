package org.xasmapper.command;

import ij.ImagePlus;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.basis.BasisSource;
import org.xasmapper.ij.Composition;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.Results;
import org.xasmapper.ij.results.WaferFolder;
import org.xasmapper.io.Reading;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.CbssSettings;

/** The whole chain: from a map's spectra to maps of oxidation state and coordination number. */
@Plugin(type = Command.class, label = "XAS Wafer Map...",
	description = "Normalizes a map (unless it is), unmixes it with cBSS, maps it to the domain of the simulation (SDM), and " +
		"predicts descriptors such as oxidation state and coordination number with their error bars, with and without SDM. " +
		"Basis and spectra are treated as the model's card says. Writes all maps, figures and a report into one folder.")
public final class WaferMapCommand extends XasCommand {

	private static final String ON = "on";
	private static final String OFF = "off";
	private static final String BOTH = "both";

	@Parameter(label = "Spectral stack", persist = false, description = "Raw or normalized; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "Model", style = FileWidget.OPEN_STYLE, persist = false, attrs = @Attr(name = InputMark.MODELS),
		description = "ti-k-edge, which ships with XAS Mapper, or an ONNX file with its card.")
	private String model = ModelSource.SHIPPED.get(0);

	@Parameter(label = "Simulated basis", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		description = "CSV with the column energy and a column per simulated spectrum, or a spectral database. Not broadened: " +
			"the model's broadening is applied.")
	private String basis = "";

	@Parameter(label = "Clusters of a database (0 = none)", persist = false, min = "0",
		description = "Number of k-means clusters whose centroids are the basis.")
	private int components = 0;

	@Parameter(label = "Label column of a database", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "basis"),
		description = "Column whose values name the groups whose means are the basis.")
	private String label = "";

	@Parameter(label = "SDM", choices = { BOTH, ON, OFF }, persist = false,
		description = "Whether to predict from simulation-like spectra, from the measured ones, or from both.")
	private String sdm = BOTH;

	@Parameter(label = "Composition", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = { @Attr(name = InputMark.COLUMNS, value = "image"), @Attr(name = InputMark.IMAGES) },
		description = "For the axis of figures: a column of the stack's table, an open map or a file of one. Empty: position.")
	private String composition = "";

	@Parameter(label = "Align energy scales", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Shifts the image's energies, all by the same, to the scale of the basis before unmixing.")
	private boolean align = true;

	@Parameter(label = "Random starts", persist = false, min = "1", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Of cBSS.")
	private int starts = CbssSettings.defaults().starts();

	@Parameter(label = "Fidelity", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Of cBSS.")
	private double fidelity = CbssSettings.defaults().fidelity();

	@Parameter(label = "Pixels to unmix (0 = all)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Size of the sample that cBSS finds the basis on.")
	private int sample = 400;

	@Parameter(label = "E0 (eV, 0 = automatic)", persist = false, min = "0",
		description = "Edge energy for the normalization of a raw stack.")
	private double e0 = 0;

	@Parameter(label = "Smallest edge step / noise", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Pixels of a raw stack whose edge step is less than this many times the noise are masked.")
	private double minsnr = 10;

	@Parameter(label = "Seed", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "The same seed gives the same result.")
	private long seed = 1;

	@Parameter(label = "Output folder", style = FileWidget.DIRECTORY_STYLE, persist = false, required = false,
		description = "Receives all maps, tables, figures, report.html and run.ijm. Empty: only show.")
	private String output = "";

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = SpectralStack.of(image);
		final Composition along = Composition.of(composition, stack);
		final WaferFolder folder;
		try (Results results = new Results(output); OnnxModel opened = ModelSource.open(model)) {
			opened.card().requireAbsorber(stack.metadata().element(), stack.metadata().edge());
			final Reading<Spectra> simulated = basis(opened, progress);
			final WaferMap wafer = WaferMap.of(stack.cube(), simulated.content(), opened, settings(stack, opened),
				ResultCubes::allocate, progress);
			folder = new WaferFolder(stack, wafer, opened, along, progress);
			final Map<String, String> parameters = parameters();
			folder.write(results, parameters, macro(results, stack, parameters));
			progress.check();
			results.commit();
			note("XAS Wafer Map", simulated.notes());
			note("XAS Wafer Map", wafer.notes());
			note("XAS Wafer Map", wafer.warnings());
		}
		if (output.isBlank()) folder.showAll();
		else folder.show();
	}

	private Reading<Spectra> basis(final OnnxModel opened, final Progress progress) {
		if (!withSdm()) return new Reading<>(null, List.of());
		if (basis.isBlank()) throw new XasException("Choose the file with the simulated basis spectra, or switch SDM off.");
		return new BasisSource(Path.of(basis.trim()), components, label, opened.card().broadening(), seed).read(progress);
	}

	private boolean withSdm() {
		if (!sdm.equals(ON) && !sdm.equals(OFF) && !sdm.equals(BOTH)) {
			throw new XasException("sdm must be on, off or both, not \"" + sdm + "\".");
		}
		return !sdm.equals(OFF);
	}

	private WaferMap.Settings settings(final SpectralStack stack, final OnnxModel opened) {
		final CbssSettings cbss = CbssSettings.defaults().withStarts(starts).withFidelity(fidelity).withSeed(seed);
		final boolean raw = stack.metadata().normalization().equals(StackMetadata.RAW);
		if (!raw) opened.card().normalization().requireOf(stack.metadata().normalization());
		final NormalizationSettings normalize = NormalizationSettings.automatic().withE0(e0 == 0 ? Double.NaN : e0)
			.withMinimumStepToNoise(minsnr);
		return new WaferMap.Settings(raw ? normalize : null, sample, align, cbss, !sdm.equals(ON), withSdm());
	}

	private Map<String, String> parameters() {
		final Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("image", image.getTitle());
		parameters.put("model", model);
		parameters.put("basis", basis);
		parameters.put("components", Integer.toString(components));
		parameters.put("label", label);
		parameters.put("sdm", sdm);
		parameters.put("composition", composition);
		parameters.put("align", Boolean.toString(align));
		parameters.put("starts", Integer.toString(starts));
		parameters.put("fidelity", Double.toString(fidelity));
		parameters.put("sample", Integer.toString(sample));
		parameters.put("e0", Double.toString(e0));
		parameters.put("minsnr", Double.toString(minsnr));
		parameters.put("seed", Long.toString(seed));
		parameters.put("output", output);
		return parameters;
	}

	/** @return a macro that opens the stack, which is put beside it, and runs this command again */
	private String macro(final Results results, final SpectralStack stack, final Map<String, String> parameters) {
		results.tiff("stack.tif", stack.toImage());
		final StringBuilder options = new StringBuilder();
		parameters.forEach((key, value) -> {
			if (!key.equals("image")) options.append(key).append("=[").append(value).append("] ");
		});
		final String folder = output.isBlank() ? "" : Path.of(output.trim()).toAbsolutePath().toString().replace('\\', '/');
		return "// " + String.join("\n// ", stack.metadata().history()) + "\nopen(\"" + folder + "/stack.tif\");\n" +
			"run(\"XAS Wafer Map...\", \"" + options.toString().trim().replace('\\', '/') + "\");\n";
	}
}
