package org.xasmapper.io.series;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** An EDF file with a frame an energy. */
class EdfContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new SeriesReader();
	}

	@Override
	protected Path good() {
		final ByteArrayOutputStream file = new ByteArrayOutputStream();
		for (int k = 0; k < ENERGIES.length; k++) {
			final String header = "{\nByteOrder = LowByteFirst ;\nDataType = UnsignedShort ;\nDim_1 = 7 ;\nDim_2 = 5 ;\nenergy = " + ENERGIES[k] / 1000 +
				" ;\n";
			file.writeBytes((header + " ".repeat(510 - header.length()) + "}\n").getBytes(StandardCharsets.ISO_8859_1));
			final ByteBuffer plane = ByteBuffer.allocate(70).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < 35; i++) plane.putShort((short) (1000 * (k + 1) + 100 * (i / 7) + i % 7));
			file.writeBytes(plane.array());
		}
		try {
			return Files.write(made.resolve("truth.edf"), file.toByteArray());
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
