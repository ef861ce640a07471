package org.xasmapper.io.xrm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** A {@code .txrm} with the known cube. */
class XradiaStackContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new XradiaReader();
	}

	@Override
	protected Path good() {
		final Path file = made.resolve("truth.txrm");
		try {
			return Files.exists(file) ? file : truth().write(file);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static MadeXradia truth() {
		final float[] energies = new float[ENERGIES.length];
		for (int k = 0; k < energies.length; k++) energies[k] = (float) ENERGIES[k];
		final MadeXradia made = MadeXradia.stack(7, 5, energies);
		for (int k = 0; k < energies.length; k++) made.shorts(MadeXradia.frame(k), plane(k));
		return made;
	}

	/** @return plane {@code k} of the known cube */
	static int[] plane(final int k) {
		final int[] plane = new int[7 * 5];
		for (int i = 0; i < plane.length; i++) plane[i] = 1000 * (k + 1) + 100 * (i / 7) + i % 7;
		return plane;
	}
}
