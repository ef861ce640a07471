package org.xasmapper.chart;

import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Spectra that a model generates while one latent dimension runs from low to high and the others stay.
 *
 * @param latent name of the dimension
 * @param low its first value
 * @param high its last value
 * @param spectra a spectrum per value, in order, finite
 */
public record LatentScan(String latent, double low, double high, Spectra spectra) {

	/** @throws XasException if there are fewer than two spectra */
	public LatentScan {
		if (spectra.count() < 2) {
			throw new XasException("A scan of \"" + latent + "\" needs at least two spectra; got " + spectra.count() + ".");
		}
	}

	/** @return {@code [energies]}, largest minus smallest value of the scan */
	double[] spread() {
		final double[] spread = new double[spectra.energies().size()];
		for (int k = 0; k < spread.length; k++) {
			double low = Double.POSITIVE_INFINITY;
			double high = Double.NEGATIVE_INFINITY;
			for (int i = 0; i < spectra.count(); i++) {
				low = Math.min(low, spectra.value(i, k));
				high = Math.max(high, spectra.value(i, k));
			}
			spread[k] = high - low;
		}
		return spread;
	}
}
