package org.xasmapper.command;

import ij.ImagePlus;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.basis.SiteClasses;
import org.xasmapper.ij.Composition;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.Results;
import org.xasmapper.ij.results.RunMacro;
import org.xasmapper.ij.results.WaferFolder;
import org.xasmapper.io.Reading;
import org.xasmapper.io.TypedPath;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.ResultCubes;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** The whole chain: from a map's spectra to maps of oxidation state and coordination number. */
@Plugin(type = Command.class, label = "XAS Wafer Map...",
	description = "Normalizes a map (unless it is), unmixes it with cBSS, maps it to the domain of the simulation " +
		"(SDM), and predicts descriptors such as oxidation state and coordination number with their error bars, with " +
		"and without SDM. Basis and spectra are treated as the model's card says. The output folder receives all " +
		"maps, tables, figures, report.html and run.ijm.")
public final class WaferMapCommand extends UnmixingCommand {

	private static final String ON = "on";
	private static final String OFF = "off";
	private static final String BOTH = "both";

	@Parameter(label = "Spectral stack", persist = false, description = "Raw or normalized; it is not changed.")
	private ImagePlus image;

	@Parameter(label = "Model", style = FileWidget.OPEN_STYLE, persist = false, attrs = @Attr(name = InputMark.MODELS),
		description = "ti-k-edge, which ships with XAS Mapper, or an ONNX file with its card.")
	private String model = ModelSource.SHIPPED.get(0);

	@Parameter(label = "SDM", choices = { BOTH, ON, OFF }, persist = false,
		description = "Whether to predict from simulation-like spectra, from the measured ones, or from both.")
	private String sdm = BOTH;

	@Parameter(label = "Composition", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = { @Attr(name = InputMark.COLUMNS, value = "image"), @Attr(name = InputMark.IMAGES) },
		description = "For the axis of figures: a column of the stack's table, an open map or a file of one. Empty: position.")
	private String composition = "";

	@Parameter(label = "Error bars", choices = { UncertaintyChoice.FULL, UncertaintyChoice.ENSEMBLE }, persist = false,
		description = "full: networks, noise, energy scale, fit ranges, unmixing and choice of the basis, a map each. " +
			"ensemble: what the networks know alone.")
	private String uncertainty = UncertaintyChoice.FULL;

	@Parameter(label = "Rival motifs", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "A spectral database whose classes of sites (OS, CN) are offered to the basis one at a time, to see what it lacks. " +
			"Empty: the database that the basis was made of, if it was.")
	private String rivals = "";

	@Parameter(label = "E0 (eV, 0 = automatic)", persist = false, min = "0", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Edge energy for the normalization of a raw stack.")
	private double e0 = 0;

	@Parameter(label = "Smallest edge step / noise", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Pixels of a raw stack whose edge step is less than this many times the noise are masked.")
	private double minsnr = 10;

	@Parameter(label = "Go on with unknown spectra", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Otherwise a map is refused most of whose measured spectra are not of a kind that the model was trained on.")
	private boolean force = false;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus normalized, edgeStep, edgeEnergy, noise, weights, spread, misfit, mapped;

	@Parameter(type = ItemIO.OUTPUT)
	private Spectra basisSpectra;

	@Parameter(type = ItemIO.OUTPUT)
	private Table startTable;

	@Parameter(type = ItemIO.OUTPUT, description = "What is known of each basis spectrum: its labels, and what the model reads in it.")
	private Table basisTable;

	@Parameter(type = ItemIO.OUTPUT, description = "What each rival motif would gain in fit, if there were any.")
	private Table rivalTable;

	@Parameter(type = ItemIO.OUTPUT, description = "Every predicted map by its name, such as OS_mean with SDM and " +
		"OS_mean_without_sdm; if only one of them is wanted it has the short name.")
	private Map<String, ImagePlus> maps;

	/** Those that RankAAE is known for; what else a model predicts is in {@link #maps}. */
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus OS_mean, OS_std, CN_mean, CN_std, OCN_mean, OCN_std, NNRS_mean, NNRS_std, MOOD_mean, MOOD_std;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus reconstruction_error, trust;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per pixel that is not masked; with SDM where it was wanted.")
	private Table predictions;

	@Parameter(type = ItemIO.OUTPUT, description = "How the descriptors depend on composition.")
	private ImagePlus figure;

	@Parameter(type = ItemIO.OUTPUT, description = "Every figure by the name of its file without the ending.")
	private Map<String, ImagePlus> figures;

	@Parameter(type = ItemIO.OUTPUT, description = "The report, if there is an output folder.")
	private File report;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = shifted(SpectralStack.of(image));
		final Composition given = Composition.of(composition, stack, progress);
		final Composition along = given.orPosition(stack.cube());
		final WaferFolder folder;
		try (Results results = results(); OnnxModel opened = ModelSource.open(model)) {
			opened.card().requireAbsorber(stack.metadata().element(), stack.metadata().edge());
			final WaferMap.Settings settings = settings(stack, opened, progress);
			stack.requireTrueState(progress);
			final Reading<Spectra> simulated = basis(opened, progress);
			final WaferMap wafer = WaferMap.of(stack.cube(), simulated.content(), opened, settings, ResultCubes::allocate,
				progress);
			folder = new WaferFolder(stack, wafer, opened, along, progress);
			final List<String> read = simulated.with(along.notes()).notes();
			folder.write(results, read, parameters().inputs(), macro(results, stack, given));
			// What takes memory, before the files are there: with an error there are none.
			maps = folder.maps();
			figures = folder.figures();
			progress.check();
			results.commit();
			report = results.committed("report.html");
			note("XAS Wafer Map", read);
			note("XAS Wafer Map", opened.card().measured().lines());
			note("XAS Wafer Map", wafer.trustNotes());
			note("XAS Wafer Map", wafer.notes());
			note("XAS Wafer Map", wafer.notMeasured());
			note("XAS Wafer Map", wafer.warnings());
			note("XAS Wafer Map", folder.warnings());
			if (report != null) note("XAS Wafer Map", List.of("Look at " + report));
		}
		parameters().publish(maps);
		parameters().publish(folder.byName());
		figure = figures.get("descriptors");
		if (hasOutput()) folder.show();
		else folder.showAll();
	}

	private Reading<Spectra> basis(final OnnxModel opened, final Progress progress) {
		if (!withSdm()) return new Reading<>(null, List.of());
		return simulated(opened.card().broadening(), progress);
	}

	private boolean withSdm() {
		if (!sdm.equals(ON) && !sdm.equals(OFF) && !sdm.equals(BOTH)) {
			throw new XasException("sdm must be on, off or both, not \"" + sdm + "\".");
		}
		return !sdm.equals(OFF);
	}

	/** @return motifs to offer to the basis; null if there are none */
	private Spectra rivalMotifs(final OnnxModel opened, final Progress progress) {
		if (!withSdm()) return null;
		final double broadening = opened.card().broadening();
		if (rivals.isBlank()) return database().flatMap(made -> SiteClasses.read(made, broadening, progress)).orElse(null);
		return SiteClasses.read(TypedPath.of(rivals), broadening, progress).orElseThrow(() -> new XasException(rivals.trim() +
			" has no column OS or CN, by which its spectra could be summed up to rival motifs."));
	}

	private WaferMap.Settings settings(final SpectralStack stack, final OnnxModel opened, final Progress progress) {
		final boolean raw = stack.metadata().normalization().equals(StackMetadata.RAW);
		if (!raw) opened.card().normalization().requireOf(stack.metadata().normalization());
		final boolean full = UncertaintyChoice.isFull(uncertainty);
		final NormalizationSettings normalize = NormalizationSettings.automatic().withE0(e0 == 0 ? Double.NaN : e0)
			.withEdge(stack.wantedEdge()).withMinimumStepToNoise(minsnr);
		return new WaferMap.Settings(stack.metadata().energyScale(), raw ? normalize : null, sample, largestShift(stack.metadata()
			.energyScale()), cbss(), !sdm.equals(ON), withSdm(), full, full && withSdm() ? otherMembers(opened.card().broadening(),
				progress) : List.of(), rivalMotifs(opened, progress), force);
	}

	/** @return what opens the stack, and the composition if it is a window, from beside the macro, and runs this command again */
	private RunMacro macro(final Results results, final SpectralStack stack, final Composition along) {
		final RunMacro macro = parameters().macro().with("composition", along.source());
		StackMetadata.of(image).history().forEach(macro::remark);
		if (along.map() != null) {
			results.input("composition.tif", along.map(), along.map());
			macro.open("composition.tif", along.map());
		}
		results.input("stack.tif", image, SpectralStack.of(image).toImage());
		return macro.open("stack.tif", image);
	}
}
