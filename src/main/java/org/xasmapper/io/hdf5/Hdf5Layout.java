package org.xasmapper.io.hdf5;

import java.util.Optional;
import org.xasmapper.io.ReadingSettings;

/** Knows where a program or beamline puts samples and energies. */
interface Hdf5Layout {

	/**
	 * @return what it recognised; empty if the file is of another layout
	 * @throws org.xasmapper.spectrum.XasException if it is of this layout, but the person has to say more, or it is damaged
	 */
	Optional<Found> find(Hdf5File file, ReadingSettings settings);
}
