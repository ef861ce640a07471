package org.xasmapper.io.series;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** A folder with a TIFF file an energy. */
class SeriesContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new SeriesReader();
	}

	@Override
	protected Path good() {
		final Path series = made.resolve("series");
		if (Files.exists(series)) return series;
		try {
			Files.createDirectory(series);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		for (int k = 0; k < ENERGIES.length; k++) {
			final float[] plane = new float[35];
			for (int i = 0; i < 35; i++) plane[i] = 1000 * (k + 1) + 100 * (i / 7) + i % 7;
			new FileSaver(new ImagePlus("", new FloatProcessor(7, 5, plane))).saveAsTiff(series.resolve("film_" + ENERGIES[k] + "_eV.tif").toString());
		}
		return series;
	}
}
