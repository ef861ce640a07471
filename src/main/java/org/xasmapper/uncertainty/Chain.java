package org.xasmapper.uncertainty;

import java.util.Optional;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** What is done to normalised spectra of a map to predict from them. */
interface Chain {

	/** @return descriptors {@code [descriptors][spectra]} of some spectra of the map, NaN where there are none */
	float[][] descriptors(Spectra spectra, Progress progress);

	/**
	 * @param spectra of the map as it is
	 * @param variation of the whole map, these spectra and all others alike
	 * @return their descriptors in the varied map; empty if that has no answer
	 */
	Optional<float[][]> descriptors(Spectra spectra, Variation variation, Progress progress);
}
