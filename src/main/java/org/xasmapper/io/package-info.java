/**
 * Reads energy lists and spectra from the text files that beamlines and spectral databases use, and writes
 * results, each file whole or not at all. Everything that had to be guessed about a file is reported with it.
 * <p>
 * Public API.
 */
package org.xasmapper.io;
