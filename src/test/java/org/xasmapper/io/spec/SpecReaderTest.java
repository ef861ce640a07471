package org.xasmapper.io.spec;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.io.SpectralReaders;
import org.xasmapper.io.Support;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** A scan of a SPEC file is chosen by its number. */
class SpecReaderTest {

	private static final String FILE = "#F sample.spec\n#E 1700000000\n#D Wed Nov 25 2026\n#O0 mono  samy\n\n" + //
		"#S 1  ascan samy 0 1 2 1\n#D now\n#N 3\n#L samy  Epoch  i0\n0 1 5\n1 2 6\n\n" + //
		"#S 2  ascan mono 7100 7120 2 1\n#N 4\n#L mono energy  Seconds  i0  mu\n7100 1 9 0.5\n7110 1 9 1.5\n7120 1 9 1\n#C end\n\n" + //
		"#S 3  aborted\n#L mono energy  Seconds  i0  mu\n\n" + //
		"#S 2  ascan mono 7100 7120 2 1\n#N 4\n#L mono energy  Seconds  i0  mu\n7100 1 9 2.5\n7110 1 9 3.5\n7120 1 9 3\n";

	@TempDir
	private Path folder;

	private Measurement read(final String scan) throws IOException {
		final Path file = Files.writeString(folder.resolve("sample.spec"), FILE);
		return SpectralReaders.of(file).orElseThrow().look(file, ReadingSettings.AS_FOUND.naming(scan, "", ""), Progress.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "2, 0.5, 1", "2.1, 0.5, 1", "2.2, 2.5, 3" })
	void theScanThatIsNamedIsRead(final String scan, final float first, final float last) throws IOException {
		final Measurement read = read(scan);
		assertArrayEquals(new double[] { 7100, 7110, 7120 }, read.energies());
		assertEquals(List.of("mu"), read.table().column("name"));
		assertEquals(first, read.samples().getAt(0, 0, 0).get());
		assertEquals(last, read.samples().getAt(0, 0, 2).get());
	}

	@Test
	void scansThatAreNotThereAreListed() {
		final String message = assertThrows(XasException.class, () -> read("7")).getMessage();
		assertTrue(message.contains("no scan 7") && message.contains("2 ascan mono 7100 7120 2 1; 3 aborted"), message);
	}

	@Test
	void otherFilesAreLeftToOthers() throws IOException {
		assertEquals(Support.NONE, new SpecReader().support(Files.writeString(folder.resolve("a.txt"), "# energy mu\n7100 1\n")));
		assertEquals(Support.NONE, new SpecReader().support(folder));
	}
}
