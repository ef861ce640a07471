/**
 * Spectral domain mapping: writes a measured map as its simulated counterpart, which is what a network trained on
 * simulated spectra can read.
 * <p>
 * Public API.
 */
package org.xasmapper.sdm;
