package org.xasmapper.uncertainty;

import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.CbssResult;
import org.xasmapper.unmix.CbssSettings;

/**
 * How a map was unmixed.
 *
 * @param sample the normalised spectra that cBSS was given, on the energies of the map, finite
 * @param shift that was added to these energies, eV
 * @param simulated basis that was compared with them, on the common energies
 * @param mapped the same basis on the energies of the model, of which SDM mixes its spectra
 * @param result what cBSS found
 */
public record UnmixedMap(Spectra sample, double shift, Spectra simulated, Spectra mapped, CbssResult result,
	CbssSettings settings)
{}
