package org.xasmapper.curate;

import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Levels;

/**
 * A row of a database, which curation keeps or removes. Its spectrum is shared, not copied; nobody writes to it.
 *
 * @param number place in the database, from 0
 * @param id for reports
 * @param group spectra are compared within groups only, such as those of an element
 * @param metadata further cells of the row, as whoever made this wants them back
 * @param levels before and after the edge
 * @param spectrum {@code [energies]} on the common grid; null if the row does not cover it
 */
public record Candidate(int number, String id, String group, String metadata, Levels levels, float[] spectrum) {

	/** @return whether the spectrum has neither NaN nor infinities */
	boolean isFinite() {
		return Finite.are(spectrum, 0, spectrum.length);
	}

	/** @return the same with its spectrum and levels multiplied */
	Candidate times(final double factor) {
		final float[] scaled = spectrum == null ? null : spectrum.clone();
		for (int k = 0; scaled != null && k < scaled.length; k++) scaled[k] *= (float) factor;
		return new Candidate(number, id, group, metadata, levels.times(factor), scaled);
	}
}
