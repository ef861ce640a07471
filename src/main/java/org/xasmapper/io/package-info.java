/**
 * Reads energy lists and spectra from the text files that beamlines and spectral databases use, and writes
 * results, each file whole or not at all. Everything that had to be guessed about a file is reported with it. Containers are
 * read by rooms of their own, each behind a {@link SpectralReader} that says what a file was found to hold, a {@link Measurement}.
 * <p>
 * Public API.
 */
package org.xasmapper.io;
