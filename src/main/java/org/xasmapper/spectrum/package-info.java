/**
 * The nouns that every other room speaks of: energy grids, spectra, spectral cubes and the loop over
 * their pixels. Energies are in eV and increase; absorption coefficients are float32 and may be NaN where
 * a pixel is masked; sums are taken in double precision.
 * <p>
 * Public API.
 */
package org.xasmapper.spectrum;
