package org.xasmapper.uncertainty;

import java.util.Optional;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Prediction from the measured spectra as they are. */
record MeasuredChain(Predictor predictor) implements Chain {

	@Override
	public Optional<float[][]> descriptors(final Spectra pixels, final Variation ofMap, final Progress progress) {
		return Optional.of(predictor.predict(ofMap.of(pixels, progress), progress).mean());
	}
}
