package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class DatabaseReaderTest {

	@TempDir
	Path folder;

	@Test
	void readsRowByRow() throws IOException {
		final Path file = file("a.csv", "id,mu_4985.0,mu_4985.25,OS\n# a comment\na,0,0.5,4\n\nb,,nan,\n");
		try (DatabaseReader reader = DatabaseReader.open(file, 0)) {
			assertEquals(EnergyGrid.of(4985, 4985.25), reader.energies());
			assertEquals(List.of("id", "OS"), reader.columns());
			final DatabaseReader.Row first = reader.next();
			assertEquals(List.of("a", "4"), first.metadata());
			assertArrayEquals(new float[] { 0, 0.5f }, first.spectrum());
			assertEquals(3, first.line());
			final DatabaseReader.Row second = reader.next();
			assertArrayEquals(new float[] { Float.NaN, Float.NaN }, second.spectrum());
			assertEquals(5, second.line());
			assertNull(reader.next());
			assertEquals(1, reader.fractionRead());
		}
	}

	@Test
	void readsTheRankAaeForm() throws IOException {
		final Path file = file("a.csv", "AUX_OS,AUX_CN,ENE_4985.0000,ENE_4985.5000\n4,6,0.1,0.2\n");
		try (DatabaseReader reader = DatabaseReader.open(file, 0)) {
			assertEquals(List.of("OS", "CN"), reader.columns());
			assertArrayEquals(new float[] { 0.1f, 0.2f }, reader.next().spectrum());
		}
	}

	@Test
	void rowsOfNumbersOnlyNeedAStep() throws IOException {
		final Path file = file("a.csv", "nan,2e-5,3e-5\n1,2,3\n");
		try (DatabaseReader reader = DatabaseReader.open(file, 0.25)) {
			assertEquals(EnergyGrid.of(0, 0.25, 0.5), reader.energies());
			assertArrayEquals(new float[] { Float.NaN, 2e-5f, 3e-5f }, reader.next().spectrum());
		}
		final String message = assertThrows(XasException.class, () -> DatabaseReader.open(file, 0)).getMessage();
		assertTrue(message.contains("a.csv has no line of names") && message.contains("step=0.25"), message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '!', value = { "id,mu_1,mu_2|a,1,2|b,1 ! a.csv, line 3 has 2 cells", //
		"1,2,3|1,2,3|1,2 ! a.csv, line 3 has 2 cells", //
		"id,mu_1,mu_2|a,1,x ! a.csv, line 2, column 3 (mu_2): \"x\" is not a number", //
		"id,id,mu_1,mu_2|a,b,1,2 ! two columns are called \"id\"", //
		"energy,a,b|1,2,3|2,3,4 ! no spectral database" })
	void saysWhatIsWrongAndWhere(final String lines, final String words) throws IOException {
		final Path file = file("a.csv", lines.replace('|', '\n'));
		final String message = assertThrows(XasException.class, () -> readAll(file)).getMessage();
		assertTrue(message.contains(words.trim()), message);
	}

	private static void readAll(final Path file) {
		try (DatabaseReader reader = DatabaseReader.open(file, 0.25)) {
			while (reader.next() != null);
		}
	}

	@Test
	void whatIsWrittenIsReadBackExactly() {
		final Path file = folder.resolve("b.csv");
		final EnergyGrid grid = EnergyGrid.regular(0, 0.175879, 50);
		final SplittableRandom random = new SplittableRandom(1);
		final float[] spectrum = new float[50];
		for (int k = 0; k < 50; k++) spectrum[k] = (float) Math.pow(10, random.nextDouble(-30, 10));
		spectrum[7] = Float.NaN;
		spectrum[8] = -0.1f;
		DatabaseWriter.write(file, List.of("id", "note"), grid, database -> database.add(List.of("a, b", "5\" or \"more\""),
			spectrum));
		final Spectra read = SpectraReader.read(file, EnergyUnit.AUTO, Progress.NONE).content();
		assertEquals(grid, read.energies());
		assertArrayEquals(spectrum, read.values());
		assertEquals(List.of("a, b"), read.table().column("id"));
		assertEquals(List.of("5\" or \"more\""), read.table().column("note"));
	}

	@Test
	void filesOfAFolderAreGroupsNamedUpToTheFirstUnderscore() throws IOException {
		for (final String name : List.of("V_K_feff.csv", "Ti_K.csv", "Ti_L3.csv.gz", "Cu.csv", "README.md", ".Fe_K.csv")) {
			file(name, "1,2,3\n");
		}
		assertEquals(List.of("Cu", "Ti_K", "Ti_L3", "V"), DatabaseFile.in(folder).stream().map(DatabaseFile::group).toList());
		assertEquals(List.of(new DatabaseFile(folder.resolve("Cu.csv"), "")), DatabaseFile.in(folder.resolve("Cu.csv")));
		assertThrows(XasException.class, () -> DatabaseFile.in(Files.createDirectory(folder.resolve("empty"))));
	}

	private Path file(final String name, final String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}
}
