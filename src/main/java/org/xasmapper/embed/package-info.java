/** Lays spectra out in a plane or in space so that alike spectra are neighbours (UMAP). Public API. */
package org.xasmapper.embed;
