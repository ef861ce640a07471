package org.xasmapper.command;

import ij.ImagePlus;
import java.io.File;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.Results;
import org.xasmapper.ij.results.RunMacro;
import org.xasmapper.ij.results.ValidationFolder;
import org.xasmapper.io.Reading;
import org.xasmapper.io.TypedPath;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.WaferMap;
import org.xasmapper.pipeline.validation.References;
import org.xasmapper.pipeline.validation.Validation;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Tries a model on measured spectra whose descriptors are known. */
@Plugin(type = Command.class, label = "XAS Validate...",
	description = "Tries a model on measured spectra of known descriptors, such as oxidation states of reference compounds: how far " +
		"it is off, and whether its error bars hold, in all and by domain, without SDM and with it if there is a basis. The output " +
		"folder receives spectra.csv, scores.csv, calibration.csv, left_out.csv, figures, report.html, validation.json, run.ijm, and a " +
		"copy of the model (…_measured.onnx) whose card says how it does, and whose error bars are scaled if that is wanted.")
public final class ValidateCommand extends UnmixingCommand {

	private static final String TITLE = "XAS Validate";

	@Parameter(label = "Reference spectra", style = FileWidget.OPEN_STYLE, persist = false, required = false,
		attrs = @Attr(name = InputMark.SUBJECT),
		description = "Table with the columns file, OS, CN and, if need be, domain, state, shift, element; or a database with a " +
			"spectrum per row. Empty: the open stack and its table.")
	private String database = "";

	@Parameter(label = "Spectral stack", persist = false, required = false, attrs = @Attr(name = InputMark.SUBJECT),
		description = "The stack where no file is given. Columns of its table, such as OS, tell what is known of its pixels.")
	private ImagePlus image;

	@Parameter(label = "Model", style = FileWidget.OPEN_STYLE, persist = false, attrs = @Attr(name = InputMark.MODELS),
		description = "ti-k-edge, which ships with XAS Mapper, or an ONNX file with its card.")
	private String model = ModelSource.SHIPPED.get(0);

	@Parameter(label = "Spectra are", choices = { StackMetadata.RAW, StackMetadata.NORMALIZED, StackMetadata.FLATTENED },
		persist = false, description = "What the spectra of a file are that do not say it in a column state. What is raw is normalized.")
	private String state = StackMetadata.RAW;

	@Parameter(label = "Domains", persist = false, required = false,
		description = "Only spectra of these domains count, such as Ti-O; separated by commas. Empty: all.")
	private String domain = "";

	@Parameter(label = "Error bars", choices = { UncertaintyChoice.FULL, UncertaintyChoice.ENSEMBLE }, persist = false,
		description = "full: networks, noise, energy scale and fit ranges, with SDM unmixing and basis, too. ensemble: what the networks " +
			"know alone.")
	private String uncertainty = UncertaintyChoice.FULL;

	@Parameter(label = "Rescale error bars", persist = false,
		description = "Multiplies the error bars of the model's copy so that they hold on these spectra (conformal prediction).")
	private boolean rescale = false;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per spectrum: what is known of it, what is predicted, and how far off that is.")
	private Table spectra;

	@Parameter(type = ItemIO.OUTPUT, description = "Errors, error bars and how they hold, in all and by domain.")
	private Table scores;

	@Parameter(type = ItemIO.OUTPUT, description = "Which spectra could not be used, and why.")
	private Table leftOut;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus parity, calibration;

	@Parameter(type = ItemIO.OUTPUT, description = "Every figure by the name of its file without the ending.")
	private Map<String, ImagePlus> figures;

	@Parameter(type = ItemIO.OUTPUT, description = "The copy of the model that knows how it does, if there is an output folder.")
	private File measured;

	@Parameter(type = ItemIO.OUTPUT, description = "The report, if there is an output folder.")
	private File report;

	@Override
	void execute(final Progress progress) {
		final ValidationFolder folder;
		try (Results results = results(); OnnxModel opened = ModelSource.open(model)) {
			requirePredictions(opened);
			final References references = hasDatabase() ? References.read(TypedPath.of(database), state, shift(), domains(), opened.card(),
				progress) : ofStack(opened, progress);
			final Reading<Spectra> simulated = hasBasis() ? simulated(opened.card().broadening(), progress) : new Reading<>(null, List
				.of());
			final Validation validation = Validation.of(references, simulated.content(), opened, settings(references), rescale, progress);
			final ModelCard card = opened.card().withMeasured(validation.measured(hasBasis() ? basisFile().getFileName().toString() : "",
				LocalDate.now().toString()));
			folder = new ValidationFolder(validation, opened, card);
			folder.write(results, parameters().inputs(), macro(results));
			progress.check();
			results.commit();
			measured = results.committed(folder.copy());
			report = results.committed("report.html");
			note(TITLE, references.reasons());
			note(TITLE, simulated.notes());
			note(TITLE, validation.notes());
			note(TITLE, validation.warnings());
			note(TITLE, folder.warnings());
			if (report != null) note(TITLE, List.of("Look at " + report));
		}
		parameters().publish(folder.byName());
		figures = folder.figures();
		folder.show(figures);
	}

	private boolean hasDatabase() {
		if (database.isBlank() && image == null) {
			throw new XasException("Choose a table of reference spectra, or open a spectral stack with a table first.");
		}
		return !database.isBlank();
	}

	private static void requirePredictions(final OnnxModel opened) {
		if (!opened.card().descriptors().isEmpty()) return;
		throw new XasException("The model " + opened.name() + " predicts no descriptor that could be compared with what is known.");
	}

	private References ofStack(final OnnxModel opened, final Progress progress) {
		final SpectralStack stack = shifted(SpectralStack.of(image));
		opened.card().requireAbsorber(stack.metadata().element(), stack.metadata().edge());
		final boolean raw = stack.metadata().normalization().equals(StackMetadata.RAW);
		if (!raw) opened.card().normalization().requireOf(stack.metadata().normalization());
		stack.requireTrueState(progress);
		final NormalizationSettings normalize = NormalizationSettings.automatic().withEdge(stack.wantedEdge());
		return References.of(stack.title(), stack.cube(), stack.metadata().energyScale(), raw ? normalize : null, stack.metadata()
			.table(), domains(), opened.card());
	}

	private WaferMap.Settings settings(final References references) {
		return new WaferMap.Settings(references.energyScale(), references.normalize(), sample, largestShift(references.energyScale()),
			cbss(), true, hasBasis(), UncertaintyChoice.isFull(uncertainty), List.of(), null, true);
	}

	private Set<String> domains() {
		return Arrays.stream(domain.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toCollection(
			LinkedHashSet::new));
	}

	/** @return what runs this command again, with the stack opened from beside the macro where it has one */
	private RunMacro macro(final Results results) {
		final RunMacro macro = parameters().macro();
		if (hasDatabase()) return macro;
		StackMetadata.of(image).history().forEach(macro::remark);
		results.input("stack.tif", image, SpectralStack.of(image).toImage());
		return macro.open("stack.tif", image);
	}
}
