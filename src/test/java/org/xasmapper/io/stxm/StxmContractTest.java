package org.xasmapper.io.stxm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** The folder of a scan with the known cube. */
class StxmContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new StxmReader();
	}

	@Override
	protected Path good() {
		final Path scan = made.resolve("scan");
		if (Files.exists(scan)) return scan;
		try {
			Files.createDirectory(scan);
			Files.writeString(scan.resolve("truth.hdr"), MadeScan.stack(7, 5, ENERGIES));
			for (int k = 0; k < ENERGIES.length; k++) MadeScan.image(scan.resolve("truth_a00" + k + ".xim"), k, 0, 7, 5);
			return scan;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
