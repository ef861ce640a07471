/**
 * Spectral domain mapping: writes a measured map as its simulated counterpart, which is what a network trained on
 * simulated spectra can read.
 */
package org.xasmapper.sdm;
