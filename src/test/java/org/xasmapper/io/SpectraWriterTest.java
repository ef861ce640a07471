package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class SpectraWriterTest {

	private static final EnergyGrid GRID = EnergyGrid.of(4985, 4985.25);
	private static final Table TABLE = Table.empty(2).with("id", List.of("a", "b, \"distorted\"")).with(
		"CN", List.of("4", ""));
	private static final Spectra SPECTRA = new Spectra(GRID, new float[] { 1 / 3f, Float.NaN, -1.5e-7f, 2 }, TABLE);

	@TempDir
	private Path folder;

	@Test
	void rowsComeBackExactly() {
		final Path file = folder.resolve("rows.csv");
		SpectraWriter.writeRows(file, SPECTRA, SpectraWriter.EXACT);
		final Spectra back = SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE).content();
		assertArrayEquals(SPECTRA.values(), back.values());
		assertEquals(GRID, back.energies());
		assertEquals(TABLE.names(), back.table().names());
		for (final String name : TABLE.names()) assertEquals(TABLE.column(name), back.table().column(name));
	}

	@Test
	void columnsComeBackExactly() {
		final Path file = folder.resolve("columns.csv");
		SpectraWriter.writeColumns(file, SPECTRA, SpectraWriter.EXACT);
		final Spectra back = SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE).content();
		assertArrayEquals(SPECTRA.values(), back.values());
		assertEquals(SPECTRA.names(), back.names());
	}

	@Test
	void roundsToTheDigitsAskedFor() throws IOException {
		final Path file = folder.resolve("columns.csv");
		SpectraWriter.writeColumns(file, SPECTRA.select(0), 4);
		assertEquals("energy,a\n4985.0,0.3333\n4985.25,nan\n", Files.readString(file));
	}

	@Test
	void writesMetadataAlone() throws IOException {
		final Path file = folder.resolve("table.csv");
		SpectraWriter.writeTable(file, TABLE);
		assertEquals("id,CN\na,4\n\"b, \"\"distorted\"\"\",\n", Files.readString(file));
	}

	@Test
	void aFailedWriteLeavesTheOldFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("old.txt"), "old");
		assertThrows(XasException.class, () -> AtomicFile.writeText(file, out -> {
			out.write("half of the n");
			throw new IOException("disk full");
		}));
		assertEquals("old", Files.readString(file));
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void namesTheFileThatCannotBeWritten() {
		final Path file = folder.resolve("missing/rows.csv");
		final Throwable thrown = assertThrows(XasException.class, () -> SpectraWriter.writeRows(file, SPECTRA, 4));
		assertTrue(thrown.getMessage().contains(file.toString()), thrown.getMessage());
	}
}
