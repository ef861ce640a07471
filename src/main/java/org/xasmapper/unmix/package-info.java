/**
 * Takes mixed spectra apart: cBSS finds the experimental basis that belongs to a simulated one, and
 * simplex-constrained least squares gives every pixel its share of each component.
 * <p>
 * Public API.
 */
package org.xasmapper.unmix;
