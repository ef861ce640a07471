package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.uncertainty.ErrorSettings;
import org.xasmapper.uncertainty.EstimatedErrors;
import org.xasmapper.uncertainty.MappedErrors;
import org.xasmapper.uncertainty.MeasuredErrors;
import org.xasmapper.uncertainty.SampledMap;
import org.xasmapper.uncertainty.UnmixedMap;
import org.xasmapper.unmix.CbssSettings;

/** Gives the predictions of one map their error bars. */
public final class MapErrors {

	private final Predictor predictor;
	private final ErrorSettings settings;
	private final Progress progress;
	private final SampledMap map;
	private final List<String> notes = new ArrayList<>();

	/**
	 * @param normalized the map, NaN where masked
	 * @param prediction of the map, with SDM or without
	 * @param model that predicted
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public MapErrors(final SpectralCube normalized, final Prediction prediction, final OnnxModel model,
		final ErrorSettings settings, final Progress progress)
	{
		predictor = new Predictor(model);
		this.settings = settings;
		this.progress = progress;
		map = new SampledMap(normalized, prediction, settings, progress);
		notes.addAll(map.size() == 0 ? List.of("Error bars are those of the networks alone: no pixel is finite at all energies.")
			: List.of(String.format(Locale.ROOT, "Error bars were propagated on %,d of %,d pixels; the energy scale was taken to be " +
				"known to ± %.2f eV.", map.size(), prediction.predicted(), settings.energyScale().sigma())));
		notes.addAll(map.notes());
	}

	/** @return the prediction from measured spectra with the error bars that it has without SDM */
	public Prediction measured(final Prediction prediction) {
		if (map.size() == 0) return prediction;
		final EstimatedErrors errors = MeasuredErrors.of(map, predictor, prediction, settings, progress);
		notes.addAll(errors.notes());
		return prediction.withErrors(errors.budget());
	}

	/**
	 * Predictions of a map with their error bars.
	 *
	 * @param without null where there is none
	 */
	record Both(Prediction with, Prediction without) {}

	/**
	 * @param simulated basis on the energies of the model
	 * @param withoutSdm with its error bars so far; null where the map does not cover the model's energies
	 */
	Both mapped(final Prediction withSdm, final MapUnmixing unmixing, final Spectra simulated, final CbssSettings cbss,
		final Prediction withoutSdm)
	{
		if (map.size() == 0) return new Both(withSdm, withoutSdm);
		if (withoutSdm == null) {
			notes.add("Whether values differ without SDM is not in the error bars: the map does not cover the model's energies.");
		}
		final UnmixedMap unmixed = new UnmixedMap(unmixing.sample(), unmixing.alignment().shift(), unmixing.simulated(), simulated,
			unmixing.unmixed(), cbss);
		final MappedErrors.Both errors = MappedErrors.of(map, unmixed, predictor.ofSimulationLike(), withSdm, withoutSdm, settings,
			progress);
		errors.notes().forEach(note -> notes.add("With SDM, " + note));
		return new Both(withSdm.withErrors(errors.with()), withoutSdm == null ? null : withoutSdm.withErrors(errors.without()));
	}

	/** @return how the error bars were found, and what is not in them */
	public List<String> notes() {
		return notes;
	}
}
