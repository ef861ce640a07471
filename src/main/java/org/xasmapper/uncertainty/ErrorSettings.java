package org.xasmapper.uncertainty;

import java.util.List;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.spectrum.Spectra;

/**
 * What the errors of a map hang on, beside the map.
 *
 * @param energy standard deviation of the energy scale, eV; 0 = known
 * @param normalize how the spectra were normalised, or automatic with the flattening they have
 * @param bases other simulated bases, of the same components on the energies of the model, as other members of their classes
 *          would have given them; empty where they are not known
 * @param seed the same seed gives the same errors, whatever the number of threads
 */
public record ErrorSettings(double energy, NormalizationSettings normalize, List<Spectra> bases, long seed) {

	/** @param settings how the spectra were normalised */
	public ErrorSettings withNormalization(final NormalizationSettings settings) {
		return new ErrorSettings(energy, settings, bases, seed);
	}

	/** @param others other simulated bases on the energies of the model */
	public ErrorSettings withBases(final List<Spectra> others) {
		return new ErrorSettings(energy, normalize, others, seed);
	}
}
