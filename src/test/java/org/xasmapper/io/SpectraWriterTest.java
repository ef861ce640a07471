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
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.io.text.TableText;
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

	/** Names that a reader could take for something else. */
	@Test
	void everyNameComesBack() {
		final List<String> names = List.of("a, b", "5\" wafer", "\"good\"", "two\nlines", "#1", " blank ", "%", "", "-", "---", "// x",
			"semi;colon", "* star", "tab\tbed", "Ti µ", "'", "1,5", "nan", "+x", "energy");
		final Table table = Table.empty(names.size()).with("#name", names).with("b, \"c\"\n", names);
		final Path file = folder.resolve("names.csv");
		SpectraWriter.writeTable(file, table);
		final Table back = TableReader.read(file);
		assertEquals(names, back.column("#name"));
		assertEquals(names, back.column(back.names().get(1)));
		assertEquals(names, TableText.parse(TableText.format(table)).column("#name"));
		final Table alone = Table.empty(names.size()).with("name", names);
		SpectraWriter.writeTable(file, alone);
		assertEquals(names, TableReader.read(file).column("name"));
		final EnergyGrid grid = EnergyGrid.of(4985, 4985.25);
		SpectraWriter.writeRows(file, new Spectra(grid, new float[2 * names.size()], alone), SpectraWriter.EXACT);
		assertEquals(names, SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE).content().table().column("name"));
	}

	@Test
	void saysThatATableInAnImageIsDamaged() {
		for (final String text : List.of("", "a,b\n1,2\n3\n", "a,\"b\n1,2\n", "a,a\n1,2\n")) {
			final String message = assertThrows(XasException.class, () -> TableText.parse(text)).getMessage();
			assertTrue(message.contains("is damaged"), message);
		}
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
