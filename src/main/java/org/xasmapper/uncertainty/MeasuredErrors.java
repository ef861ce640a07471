package org.xasmapper.uncertainty;

import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;

/** Errors of what was predicted from measured spectra as they are. */
public final class MeasuredErrors {

	private MeasuredErrors() {}

	/**
	 * @param predictor that predicted
	 * @param prediction from the normalised spectra of the map
	 * @return error bars: ensemble, noise, energy scale and fit ranges; and which variations are not in them
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static EstimatedErrors of(final SampledMap map, final Predictor predictor, final Prediction prediction,
		final ErrorSettings settings, final Progress progress)
	{
		final Variances variances = new Variances(map, new MeasuredChain(predictor), progress).ofMeasurement(settings.energyScale()
			.sigma());
		return new EstimatedErrors(prediction.errors().with(variances.carriedTo(prediction)), variances.notes());
	}
}
