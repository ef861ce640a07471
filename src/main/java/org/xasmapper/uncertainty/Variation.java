package org.xasmapper.uncertainty;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** What normalised spectra would look like if something about the measurement were otherwise. */
@FunctionalInterface
interface Variation {

	/** Everything as it is. */
	Variation NONE = (spectra, progress) -> spectra;

	/** @return as many spectra, perhaps on other energies */
	Spectra of(Spectra spectra, Progress progress);

	/**
	 * @param shift added to all energies, eV. The end that would be lost keeps its value, so that the varied spectra cover what
	 *          the original ones do: it is flat there, and the shift is small
	 */
	static Variation shifted(final double shift) {
		return (spectra, progress) -> {
			final double[] energies = spectra.energies().toArray();
			final int m = energies.length;
			final int kept = shift > 0 ? 1 : 0;
			final double[] shifted = new double[m + 1];
			for (int k = 0; k < m; k++) shifted[k + kept] = energies[k] + shift;
			shifted[shift > 0 ? 0 : m] = energies[shift > 0 ? 0 : m - 1];
			final float[] values = new float[spectra.count() * (m + 1)];
			for (int i = 0; i < spectra.count(); i++) {
				System.arraycopy(spectra.values(), i * m, values, i * (m + 1) + kept, m);
				values[i * (m + 1) + (shift > 0 ? 0 : m)] = spectra.value(i, shift > 0 ? 0 : m - 1);
			}
			return new Spectra(EnergyGrid.of(shifted), values, spectra.table());
		};
	}
}
