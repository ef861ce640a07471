package org.xasmapper.uncertainty;

import java.util.Optional;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** What is done to normalised spectra to predict from them. */
interface Chain {

	/**
	 * @param pixels some normalised spectra of the map
	 * @param ofMap how the whole map is varied, these spectra and all others alike
	 * @return descriptors {@code [descriptors][spectra]}, NaN where there are none; empty if the varied map has no answer
	 */
	Optional<float[][]> descriptors(Spectra pixels, Variation ofMap, Progress progress);
}
