/**
 * Brings measured spectra to an edge step of one, as Larch does it: E0, pre-edge line, post-edge polynomial,
 * flattening; masks what cannot be normalised, counts it by reason, and maps edge step, edge energy and noise.
 * <p>
 * Public API.
 */
package org.xasmapper.normalize;
