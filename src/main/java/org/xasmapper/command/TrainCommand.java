package org.xasmapper.command;

import ij.ImagePlus;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.FigureImage;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.Results;
import org.xasmapper.io.DatabaseFile;
import org.xasmapper.io.TypedPath;
import org.xasmapper.model.Effects;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.report.TrainingFigures;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.RankAaeTrainer;
import org.xasmapper.train.SpectralDatabase;
import org.xasmapper.train.TrainedModel;
import org.xasmapper.train.TrainingReport;
import org.xasmapper.train.TrainingSettings;
import org.xasmapper.train.effects.DefaultEffects;

/** Trains a model on a database of simulated spectra. */
@Plugin(type = Command.class, label = "XAS RankAAE Train...",
	description = "Trains a rank-constrained adversarial autoencoder on a database of simulated spectra with known " +
		"descriptors, and an ensemble of networks that reads the descriptors from its latent code. Needs PyTorch's " +
		"native library, and minutes. The output folder receives model.onnx, model.json, training.csv, rows.csv, " +
		"report.json, figures and run.ijm.")
public final class TrainCommand extends DatabaseCommand {

	/** Typed instead of descriptors that order the latent code. */
	private static final String NO_ORDER = "none";

	@Parameter(label = "Element", persist = false, required = false, description = "Symbol of the absorbing element.")
	private String element = "";

	@Parameter(label = "Edge", choices = { "K", "L1", "L2", "L3", "M4", "M5" }, persist = false,
		description = "Absorption edge.")
	private String edge = "K";

	@Parameter(label = "First energy (eV, 0 = the database's)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Spectra that are predicted later must cover the model's energies.")
	private double start = 0;

	@Parameter(label = "Step (eV)", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Distance of neighbouring energies of the model.")
	private double step = 0.5;

	@Parameter(label = "Points (0 = as many as fit)", persist = false, min = "0",
		attrs = @Attr(name = InputMark.ADVANCED),
		description = "Number of energies.")
	private int points = 0;

	@Parameter(label = "Broadening (eV)", persist = false, min = "0",
		description = "Standard deviation of the Gaussian that gives the simulation the resolution of measurements.")
	private double broaden = 0.7;

	@Parameter(label = "As measured", persist = false,
		description = "Train on spectra as they would be measured: damped, self-absorbed, broadened, shifted, with pre-edge lines, " +
			"noise and imperfect normalization drawn at random. Off = as they are simulated.")
	private boolean effects = true;

	@Parameter(label = "Ordered in the latent code", persist = false, required = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "database"),
		description = "Column names, separated by commas, at most 6; empty = those of OS, CN, OCN, NNRS and MOOD that the " +
			"database has, none = no order. Missing values are left out, not their spectra.")
	private String ranked = "";

	@Parameter(label = "Descriptors to predict", persist = false,
		attrs = @Attr(name = InputMark.COLUMNS, value = "database"),
		description = "Column names, separated by commas.")
	private String predicted = "OS,CN";

	@Parameter(label = "Split by column", persist = false,
		attrs = { @Attr(name = InputMark.ADVANCED), @Attr(name = InputMark.COLUMNS, value = "database") },
		description = "Spectra with the same value, such as variants of one structure, stay in one part of the split.")
	private String split = "parent";

	@Parameter(label = "Strangers", style = FileWidget.OPEN_STYLE, persist = false, required = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Spectral databases of other elements at the same edge, or folders of them, separated by commas: the model's guard " +
			"learns to refuse them. Empty = it knows no other elements.")
	private String strangers = "";

	@Parameter(label = "Epochs", persist = false, min = "1",
		description = "Most passes through the training spectra; the state with the best validation loss is kept.")
	private int epochs = 200;

	@Parameter(label = "Encoders", persist = false, min = "1", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Number of autoencoders, each trained without another part of the materials. The time grows with it.")
	private int encoders = 5;

	@Parameter(label = "Members of the ensemble", persist = false, min = "2", attrs = @Attr(name = InputMark.ADVANCED),
		description = "Number of networks that read descriptors, shared out among the encoders; at least two each.")
	private int members = 15;

	@Parameter(label = "Seed", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "The same seed gives the same model on the same machine.")
	private long seed = 1;

	@Parameter(type = ItemIO.OUTPUT, description = "The model as an ONNX file with its card inside.")
	private File model;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per spectrum of the database: part of the split, latent code, predictions.")
	private Table rows;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus losses, latent, order, calibration, parity;

	@Override
	void execute(final Progress progress) {
		requireInputs();
		final Map<String, ImagePlus> figures = new LinkedHashMap<>();
		try (Results results = results()) {
			progress.report("Reading the database", 0);
			final SpectralDatabase spectra = SpectralDatabase.read(database(), element.trim(), edge, progress);
			note("XAS RankAAE Train", spectra.notes());
			final List<String> notes = new ArrayList<>();
			final List<SpectralDatabase> others = strangers(spectra, progress);
			final TrainedModel trained = RankAaeTrainer.train(spectra, others, settings(spectra, notes), progress);
			progress.report("Drawing figures", 1);
			final TrainingFigures drawn = new TrainingFigures(trained);
			trained.save(results.folder());
			drawn.save(results.folder());
			results.macro(parameters().macro());
			progress.check();
			results.commit();
			model = results.committed("model.onnx");
			rows = trained.rows();
			drawn.figures().forEach((name, figure) -> figures.put(name, FigureImage.of("Training " + name, figure)));
			note("XAS RankAAE Train", notes);
			note("XAS RankAAE Train", told(trained.report()));
			note("XAS RankAAE Train", drawn.warnings());
			note("XAS RankAAE Train", List.of("Model: " + model));
		}
		parameters().publish(figures);
		figures.values().forEach(ImageWindows::show);
	}

	/** Before minutes are spent on a model that could not be saved. */
	private void requireInputs() {
		database();
		if (!hasOutput()) throw new XasException("Choose an output folder for the model.");
		if (!element.trim().matches("[A-Z][a-z]?")) {
			throw new XasException("Name the element whose edge the spectra are of by its symbol, such as Ti" + (element.isBlank()
				? "." : "; got \"" + element + "\"."));
		}
	}

	private List<SpectralDatabase> strangers(final SpectralDatabase spectra, final Progress progress) {
		if (strangers.isBlank()) return List.of();
		if (!effects) {
			throw new XasException("Without measurement effects (effects=false) a model has no guard that could learn to refuse strangers. " +
				"Leave strangers= out.");
		}
		final List<String> paths = Files.exists(TypedPath.of(strangers)) ? List.of(strangers) : names(strangers);
		final List<SpectralDatabase> others = paths.stream().flatMap(path -> DatabaseFile.in(TypedPath.of(path)).stream()).map(
			file -> spectra.stranger(file.path(), progress)).toList();
		others.forEach(other -> note("XAS RankAAE Train", other.notes()));
		note("XAS RankAAE Train", List.of("The guard learns to refuse spectra of " + others.stream().map(SpectralDatabase::element).collect(
			Collectors.joining(", ")) + "."));
		return others;
	}

	/** @param notes receives what the person should know */
	private TrainingSettings settings(final SpectralDatabase spectra, final List<String> notes) {
		final TrainingSettings defaults = TrainingSettings.defaults(grid(spectra.spectra().energies()), effects ? DefaultEffects.of(
			spectra.absorptionEdge()) : Effects.NONE);
		return new TrainingSettings(defaults.grid(), broaden, ranked(spectra, notes), names(predicted), split.trim(), defaults
			.effects(), defaults.augmentation(), epochs, defaults.patience(), defaults.batch(), defaults.rates(), encoders, members,
			defaults.memberEpochs(), seed);
	}

	private List<String> ranked(final SpectralDatabase spectra, final List<String> notes) {
		if (ranked.trim().equals(NO_ORDER)) return List.of();
		if (!ranked.isBlank()) return names(ranked);
		final List<String> usual = spectra.varied(TrainingSettings.RANKED);
		notes.add("The latent code is ordered by " + (usual.isEmpty() ? "no descriptor" : String.join(", ", usual)) +
			(usual.size() < TrainingSettings.RANKED.size() ? "; the database does not tell the others of " + String.join(", ",
				TrainingSettings.RANKED) + "." : "."));
		return usual;
	}

	private RegularGrid grid(final EnergyGrid energies) {
		final double first = start > 0 ? start : energies.first();
		if (!(step > 0)) throw new XasException("The energy step must be above 0 eV; got " + step + ".");
		return new RegularGrid(first, step, points > 0 ? points : (int) Math.floor((energies.last() - first) / step + 1e-6) +
			1);
	}

	private static List<String> told(final TrainingReport report) {
		final List<String> lines = new ArrayList<>();
		for (final TrainingReport.Prediction descriptor : report.descriptors()) {
			lines.add(String.format(Locale.ROOT, "%s: mean absolute error %.3f on measurements of materials not trained on, %.3f on those trained on.",
				descriptor.name(), descriptor.test(), descriptor.training()));
		}
		for (final TrainingReport.Latent latent : report.latents()) {
			if (!latent.remark().isEmpty()) lines.add(String.format(Locale.ROOT, "Latent %s: rho %.2f. %s", latent.name(), latent
				.training(), latent.remark()));
		}
		return lines;
	}

	private static List<String> names(final String list) {
		return Arrays.stream(list.split(",")).map(String::trim).filter(name -> !name.isEmpty()).toList();
	}
}
