package org.xasmapper.train;

import java.util.List;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;

/**
 * Simulated spectra of other elements, moved so that their tabulated edges are at one place.
 *
 * @param spectra {@code [rows × energies of the database]}, normalised
 */
record Neighbours(float[] spectra) {

	/** @throws org.xasmapper.spectrum.XasException if some of them do not cover the energies of the database once they are moved */
	static Neighbours of(final SpectralDatabase database, final List<SpectralDatabase> others) {
		final double edge = database.absorptionEdge().energy();
		final List<float[]> moved = others.stream().map(other -> Resampler.between(other.spectra().energies(), edge - other
			.absorptionEdge().energy(), database.spectra().energies()).apply(other.spectra())).map(Spectra::values).toList();
		final float[] all = new float[moved.stream().mapToInt(values -> values.length).sum()];
		int filled = 0;
		for (final float[] values : moved) {
			System.arraycopy(values, 0, all, filled, values.length);
			filled += values.length;
		}
		return new Neighbours(all);
	}

	boolean isEmpty() {
		return spectra.length == 0;
	}
}
