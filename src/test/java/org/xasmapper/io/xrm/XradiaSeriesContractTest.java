package org.xasmapper.io.xrm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** A folder of {@code .xrm} with the known cube, a plane a file, and references beside them. */
class XradiaSeriesContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new XradiaReader();
	}

	@Override
	protected Path good() {
		final Path series = made.resolve("series");
		if (Files.exists(series)) return series;
		try {
			Files.createDirectory(series);
			for (int k = 0; k < ENERGIES.length; k++) {
				final MadeXradia frame = MadeXradia.stack(7, 5, 0).shorts(MadeXradia.frame(0), XradiaStackContractTest.plane(k));
				frame.write(series.resolve("rep01_truth_0" + ENERGIES[k] + "_eV_001of001.xrm"));
				frame.write(series.resolve("rep01_00000" + k + "_ref_truth_0" + ENERGIES[k] + "_eV_001of001.xrm"));
			}
			return series;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
