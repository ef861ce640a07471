package org.xasmapper.io.zarr;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.SpectralReader;
import org.xasmapper.io.SpectralReaderContract;

/** A folder of version 2 with a compressed chunk a plane. */
class ZarrContractTest extends SpectralReaderContract {

	@TempDir
	Path made;

	@Override
	protected SpectralReader reader() {
		return new ZarrReader();
	}

	@Override
	protected Path good() {
		final Path array = made.resolve("truth.zarr");
		try {
			return Files.exists(array) ? array : write(array);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static Path write(final Path array) throws IOException {
		Files.createDirectory(array);
		Files.writeString(array.resolve(".zarray"), "{\"zarr_format\":2,\"shape\":[6,5,7],\"chunks\":[1,5,7],\"dtype\":\">i2\",\"order\":\"C\"," +
			"\"compressor\":{\"id\":\"zlib\",\"level\":1},\"fill_value\":0,\"filters\":null}");
		Files.writeString(array.resolve(".zattrs"), "{\"energy\":[7100,7110.5,7120,7125.25,7130,7150]}");
		for (int k = 0; k < ENERGIES.length; k++) {
			final ByteBuffer plane = ByteBuffer.allocate(70).order(ByteOrder.BIG_ENDIAN);
			for (int i = 0; i < 35; i++) plane.putShort((short) (1000 * (k + 1) + 100 * (i / 7) + i % 7));
			final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
			try (OutputStream out = new DeflaterOutputStream(chunk)) {
				out.write(plane.array());
			}
			Files.write(array.resolve(k + ".0.0"), chunk.toByteArray());
		}
		return array;
	}
}
