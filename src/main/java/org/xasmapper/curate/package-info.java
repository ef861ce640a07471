/**
 * Cleans a spectral database: one grid, finite and normalised spectra, enough of each group, no duplicates, no outliers,
 * a sample. Every step can be left out and says what it removed and why.
 * <p>
 * Public API.
 */
package org.xasmapper.curate;
