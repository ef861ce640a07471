package org.xasmapper.uncertainty;

import java.util.Optional;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Prediction from the measured spectra as they are. */
record MeasuredChain(Predictor predictor) implements Chain {

	@Override
	public float[][] descriptors(final Spectra spectra, final Progress progress) {
		return predictor.predict(spectra, progress).mean();
	}

	@Override
	public Optional<float[][]> descriptors(final Spectra spectra, final Variation variation, final Progress progress) {
		return Optional.of(descriptors(variation.of(spectra, progress), progress));
	}
}
