/**
 * Reads HDF5 files. A layout, which is data and not code, says what in a file is samples, energies, flats, darks and monitors.
 * Internal but for what implements {@link org.xasmapper.io.SpectralReader}.
 */
package org.xasmapper.io.hdf5;
