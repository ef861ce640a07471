package org.xasmapper.uncertainty;

import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;

/** Errors of what was predicted from measured spectra as they are. */
public final class MeasuredErrors {

	private MeasuredErrors() {}

	/**
	 * @param predictor that predicted
	 * @param prediction from the normalised spectra of the map
	 * @return error bars: ensemble, noise, energy scale and fit ranges
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static ErrorBudget of(final SampledMap map, final Predictor predictor, final Prediction prediction,
		final ErrorSettings settings, final Progress progress)
	{
		return prediction.errors().with(new Variances(map, new MeasuredChain(predictor), progress).ofMeasurement(settings.energyScale().sigma())
			.carriedTo(prediction));
	}
}
