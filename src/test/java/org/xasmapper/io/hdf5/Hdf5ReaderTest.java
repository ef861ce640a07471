package org.xasmapper.io.hdf5;

import java.nio.file.Path;
import org.xasmapper.SharedData;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** A NeXus file in compressed chunks keeps to what every reader keeps to. */
class Hdf5ReaderTest extends SpectralReaderContract {

	@Override
	protected SpectralReader reader() {
		return new Hdf5Reader();
	}

	@Override
	protected Path good() {
		return SharedData.file("formats/made/nxstxm.nxs");
	}
}
