package org.xasmapper.train;

import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.XasException;

/**
 * Simulated spectra of other elements, moved so that their tabulated edges are at one place.
 *
 * @param spectra {@code [rows × energies of the database]}, normalised
 * @param elements symbols of the elements
 */
record Neighbours(float[] spectra, List<String> elements) {

	/** @throws org.xasmapper.spectrum.XasException if some of them do not cover the energies of the database once they are moved */
	static Neighbours of(final SpectralDatabase database, final List<SpectralDatabase> others) {
		if (others.isEmpty()) return new Neighbours(new float[0], List.of());
		final double edge = database.absorptionEdge().energy();
		final List<float[]> moved = others.stream().map(other -> moved(other, edge - other.absorptionEdge().energy(), database.spectra()
			.energies())).toList();
		final float[] all = new float[moved.stream().mapToInt(values -> values.length).sum()];
		int filled = 0;
		for (final float[] values : moved) {
			System.arraycopy(values, 0, all, filled, values.length);
			filled += values.length;
		}
		return new Neighbours(all, others.stream().map(SpectralDatabase::element).toList());
	}

	private static float[] moved(final SpectralDatabase other, final double shift, final EnergyGrid wanted) {
		final EnergyGrid energies = other.spectra().energies().shifted(shift);
		if (!energies.covers(wanted)) {
			throw new XasException("The strangers of " + other.element() + " cover " + energies.range() + " when they are moved to the edge of the " +
				"database, which covers " + wanted.range() + ". Leave them out, or cut the energies of the database.");
		}
		return Resampler.between(energies, 0, wanted).apply(other.spectra()).values();
	}

	boolean isEmpty() {
		return spectra.length == 0;
	}
}
