package org.xasmapper.uncertainty;

import java.util.Optional;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.Cbss;
import org.xasmapper.unmix.Minimum;

/**
 * Unmixing, SDM and prediction. What is varied in the whole map moves the experimental basis as well: cBSS is followed from
 * the minimum that it found to where that goes.
 */
record MappedChain(Predictor predictor, UnmixedMap map) implements Chain {

	/** @return the minimum whose weights the map has */
	Minimum best() {
		return map.result().found().get(0);
	}

	/** @return the answer that the map has */
	Answer found() {
		return new Answer(best().basis(), map.mapped());
	}

	@Override
	public Optional<float[][]> descriptors(final Spectra pixels, final Variation ofMap, final Progress progress) {
		final Optional<Answer> answer = ofMap == Variation.NONE ? Optional.of(found()) : followed(ofMap, progress);
		return answer.map(known -> descriptors(ofMap.of(pixels, progress), known, progress));
	}

	private Optional<Answer> followed(final Variation ofMap, final Progress progress) {
		return Cbss.follow(onCommonEnergies(ofMap.of(map.sample(), progress)), map.simulated(), best().weights(), map.settings(),
			progress).map(minimum -> new Answer(minimum.basis(), map.mapped()));
	}

	/** @return descriptors {@code [descriptors][pixels]} by another answer */
	float[][] descriptors(final Spectra pixels, final Answer answer, final Progress progress) {
		return predictor.predict(answer.mapped(onCommonEnergies(pixels)), progress).mean();
	}

	/** @return the spectra on the energies that cBSS compared */
	Spectra onCommonEnergies(final Spectra spectra) {
		return Resampler.between(spectra.energies(), map.shift(), map.simulated().energies()).apply(spectra);
	}
}
