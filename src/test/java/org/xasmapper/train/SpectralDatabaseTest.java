package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Progress;

class SpectralDatabaseTest {

	@TempDir
	private Path folder;

	@Test
	void tellsHowItWasRead() throws IOException {
		final Path file = Files.writeString(folder.resolve("ti.csv"), "parent,OS,4.96 keV,4.97 keV,4.98 keV\na,4,0,1,1\nb,3,0,0,1\n");
		final SpectralDatabase database = SpectralDatabase.read(file, "Ti", "K", Progress.NONE);
		assertEquals(4960, database.spectra().energies().first(), 1e-9);
		assertEquals(1, database.notes().stream().filter(note -> note.contains("taken for keV")).count(), database.notes().toString());
		assertEquals(database.notes(), database.without("parent", Set.of("a")).notes());
		assertEquals(List.of("b"), database.without("parent", Set.of("a")).spectra().table().column("parent"));
	}
}
