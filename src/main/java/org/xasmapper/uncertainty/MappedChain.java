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

	@Override
	public float[][] descriptors(final Spectra spectra, final Progress progress) {
		return descriptors(spectra, new Answer(best().basis(), map.mapped(), 1), progress);
	}

	@Override
	public Optional<float[][]> descriptors(final Spectra spectra, final Variation variation, final Progress progress) {
		return followed(onCommonEnergies(variation.of(map.sample(), progress)), map.simulated(), progress).map(
			minimum -> descriptors(variation.of(spectra, progress), new Answer(minimum.basis(), map.mapped(), 1), progress));
	}

	/** @return descriptors {@code [descriptors][spectra]} by another answer */
	float[][] descriptors(final Spectra spectra, final Answer answer, final Progress progress) {
		return predictor.predict(answer.mapped(onCommonEnergies(spectra)), progress).mean();
	}

	/**
	 * @return where the best minimum goes with other spectra or another basis of the same components; empty if it ends on the way: the
	 *         other minima are answers of their own
	 */
	Optional<Minimum> followed(final Spectra measured, final Spectra simulated, final Progress progress) {
		return Cbss.follow(best(), onCommonEnergies(map.sample()), map.simulated(), measured, simulated, map.settings(), progress);
	}

	/** @return the spectra on the energies that cBSS compared */
	Spectra onCommonEnergies(final Spectra spectra) {
		return Resampler.between(spectra.energies(), map.shift(), map.simulated().energies()).apply(spectra);
	}
}
