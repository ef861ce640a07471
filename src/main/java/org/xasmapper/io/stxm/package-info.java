/**
 * Scans of scanning transmission X-ray microscopes: a text header {@code .hdr} and beside it an image {@code .xim} an energy,
 * or spectra {@code .xsp}. Internal.
 */
package org.xasmapper.io.stxm;
