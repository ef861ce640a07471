package org.xasmapper.command;

import ij.ImagePlus;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.xasmapper.ij.ReferenceSpectrum;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.bridge.InputMark;
import org.xasmapper.ij.results.ImageWindows;
import org.xasmapper.ij.results.PredictionImages;
import org.xasmapper.ij.results.Results;
import org.xasmapper.model.NormalizationConvention;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.pipeline.MapErrors;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.pipeline.ScaleAdvice;
import org.xasmapper.register.EnergyCalibration;
import org.xasmapper.report.FigureAttempts;
import org.xasmapper.report.PredictionFigure;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.uncertainty.ErrorSettings;

/** Predicts descriptors, such as oxidation state and coordination number, of every pixel. */
@Plugin(type = Command.class, label = "XAS RankAAE Predict...",
	description = "Predicts descriptors, such as oxidation state and coordination number, from every pixel's spectrum: " +
		"the mean over an ensemble of networks, its standard deviation as error bar, and the trust, 0 to 1, that the " +
		"spectrum belongs to what the model knows. The output folder receives OS_mean.tif, OS_std.tif and so on for each " +
		"descriptor, trust.tif, reconstruction_error.tif and predictions.csv.")
public final class PredictCommand extends XasCommand {

	/** The error bars of a stack are the same every time. */
	private static final long SEED = 1;

	private static final String NONE = "none";
	private static final String PRE_EDGE = "preedge";

	@Parameter(label = "Normalized or SDM stack", persist = false,
		description = "The stack to predict from, best the result of XAS SDM. It must be scaled as the model's card says.")
	private ImagePlus image;

	@Parameter(label = "Model", style = FileWidget.OPEN_STYLE, persist = false, attrs = @Attr(name = InputMark.MODELS),
		description = "ti-k-edge, which ships with XAS Mapper, or an ONNX file with its card.")
	private String model = ModelSource.SHIPPED.get(0);

	@Parameter(label = "Error bars", choices = { UncertaintyChoice.FULL, UncertaintyChoice.ENSEMBLE }, persist = false,
		description = "full: networks, noise, energy scale and fit ranges, a map each. ensemble: what the networks know alone.")
	private String uncertainty = UncertaintyChoice.FULL;

	@Parameter(label = "Shift the energies (eV)", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Added to the stack's energies first, where their calibration is known to be off by that much.")
	private double shift = 0;

	@Parameter(label = "Calibrate by", choices = { NONE, PRE_EDGE }, persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "preedge: the energies are shifted so that the highest line before the edge is where those of the element lie. " +
			"That is good to about 1 eV only; XAS Calibrate... does better with a foil or a known region.")
	private String align = NONE;

	@Parameter(label = "Go on with unknown spectra", persist = false, attrs = @Attr(name = InputMark.ADVANCED),
		description = "Otherwise a map is refused most of whose measured spectra are not of a kind that the model was trained on.")
	private boolean force = false;

	@Parameter(type = ItemIO.OUTPUT, description = "Every map by its name, such as OS_mean, whatever the model predicts.")
	private Map<String, ImagePlus> maps;

	/** Those that RankAAE is known for; what else a model predicts is in {@link #maps}. */
	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus OS_mean, OS_std, CN_mean, CN_std, OCN_mean, OCN_std, NNRS_mean, NNRS_std, MOOD_mean, MOOD_std;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus reconstruction_error, trust;

	@Parameter(type = ItemIO.OUTPUT, description = "A row per pixel that is not masked.")
	private Table predictions;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus figure;

	@Override
	void execute(final Progress progress) {
		final SpectralStack stack = onScale(SpectralStack.of(image), progress);
		final Prediction prediction;
		final PredictionImages images;
		try (Results results = results(); OnnxModel opened = ModelSource.open(model)) {
			opened.card().requireAbsorber(stack.metadata().element(), stack.metadata().edge());
			opened.card().normalization().requireOf(stack.metadata().normalization());
			stack.requireTrueState(progress);
			prediction = predicted(opened, stack, progress);
			note("XAS RankAAE Predict", opened.card().measured().lines());
			note("XAS RankAAE Predict", prediction.notes());
			note("XAS RankAAE Predict", prediction.trustNotes());
			if (!isSimulationLike(stack)) {
				note("XAS RankAAE Predict", ScaleAdvice.of(stack.cube(), prediction, stack.metadata().energyScale(), opened, progress));
			}
			images = new PredictionImages(prediction, stack.baseTitle(), stack.cube().width(), stack.metadata().after(
				"XAS RankAAE Predict: " + opened.name(), stack.metadata().normalization()));
			images.write(results, "");
			progress.check();
			results.commit();
		}
		maps = images.maps();
		predictions = images.table();
		parameters().publish(maps);
		if (PredictionFigure.canDraw(prediction, stack.cube().width())) {
			final FigureAttempts attempts = new FigureAttempts();
			attempts.draw("of the predictions", () -> figure = new ImagePlus("Predictions of " + stack.baseTitle(), PredictionFigure
				.draw(prediction, stack.cube().width(), List.of()).image()));
			note("XAS RankAAE Predict", attempts.warnings());
			if (figure != null) ImageWindows.show(figure);
		}
		images.show();
	}

	private Prediction predicted(final OnnxModel opened, final SpectralStack stack, final Progress progress) {
		final boolean full = UncertaintyChoice.isFull(uncertainty);
		final Predictor predictor = new Predictor(opened);
		if (isSimulationLike(stack)) {
			if (full) note("XAS RankAAE Predict", List.of("Error bars are those of the networks alone: what unmixing, noise and energy " +
				"scale add cannot be seen in simulation-like spectra. XAS Wafer Map... adds it."));
			return predictor.ofSimulationLike().predict(stack.cube(), progress);
		}
		final Prediction prediction = predictor.predict(stack.cube(), progress);
		if (!force) prediction.requireTrusted();
		if (!full) return prediction;
		final MapErrors errors = new MapErrors(stack.cube(), prediction, opened, ErrorSettings.of(opened.card(), stack.metadata()
			.energyScale(), SEED), progress);
		final Prediction withErrors = errors.measured(prediction);
		note("XAS RankAAE Predict", errors.notes());
		return withErrors;
	}

	private static boolean isSimulationLike(final SpectralStack stack) {
		return stack.metadata().normalization().equals(NormalizationConvention.SIMULATION_LIKE.text());
	}

	/** @return the stack on the scale that was given, or found by its pre-edge */
	private SpectralStack onScale(final SpectralStack stack, final Progress progress) {
		final SpectralStack moved = stack.shifted(shift, "hand (shift=)");
		if (align.equals(NONE)) return moved;
		final EnergyScale scale = moved.metadata().energyScale();
		if (scale.isCalibrated() || isSimulationLike(stack)) {
			throw new XasException("The energies of \"" + stack.title() + "\" are known better than a pre-edge line tells: they are " +
				(isSimulationLike(stack) ? "those of the simulation" : scale) + ". Leave align=" + align + " out.");
		}
		final Spectra mean = ReferenceSpectrum.ofAll(moved, progress);
		final EnergyScale found = EnergyCalibration.byPreEdge(mean, moved.wantedEdge(), mean.names().get(0));
		note("XAS RankAAE Predict", List.of("The energies of \"" + stack.title() + "\" were " + found + "."));
		return moved.calibrated(found);
	}
}
