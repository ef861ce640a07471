package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectralCubeTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.of(4960, 4961, 4963);

	@Test
	void rowsThatAreWrittenAreReadBack() {
		assertRowsAreReadBack(SpectralCube.inMemory(4, 5, ENERGIES));
	}

	@Test
	void rowsWrittenToAFileAreReadBackAndInTheFile(@TempDir final Path folder) throws IOException {
		final Path file = folder.resolve("cube.raw");
		assertRowsAreReadBack(SpectralCube.inFile(4, 5, ENERGIES, file));
		final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
		assertEquals(4 * 5 * 3 * Float.BYTES, bytes.capacity());
		// Row 3 of plane 1 starts with the first value written below.
		assertEquals(100f, bytes.getFloat((20 + 3 * 4) * Float.BYTES));
	}

	private static void assertRowsAreReadBack(final SpectralCube cube) {
		final float[] rows = { 100, 101, 102, 103, 110, 111, 112, Float.NaN };
		cube.writeRows(1, 3, 2, rows);
		final float[] read = new float[8];
		cube.readRows(1, 3, 2, read);
		assertArrayEquals(rows, read);
		cube.readRows(0, 3, 2, read);
		assertArrayEquals(new float[8], read);
		assertArrayEquals(new float[] { 0, 112, 0 }, cube.spectrum(2, 4));
	}

	@Test
	void sizes() {
		final SpectralCube cube = SpectralCube.inMemory(4, 5, ENERGIES);
		assertEquals(4, cube.width());
		assertEquals(5, cube.height());
		assertEquals(20, cube.pixels());
		assertEquals(240, cube.bytes());
	}

	@Test
	void planesAndEnergiesMustBeAsMany() {
		final XasException e = assertThrows(XasException.class, () -> new SpectralCube(ArrayImgs.floats(4, 5, 2),
			ENERGIES));
		assertTrue(e.getMessage().contains("2 planes") && e.getMessage().contains("3"), e.getMessage());
	}
}
