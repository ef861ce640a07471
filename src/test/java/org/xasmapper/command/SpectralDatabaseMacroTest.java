package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.io.text.TableReader;
import org.xasmapper.spectrum.Table;

/** The macro that shows a database, on the Ti sites that ship with the project. */
class SpectralDatabaseMacroTest {

	@TempDir
	static Path folder;

	private static Path output;

	@BeforeAll
	static void runTheMacro() throws Exception {
		output = folder.resolve("results of the database");
		final Path database = Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz").toAbsolutePath();
		final MacroRun run = MacroRun.headless(folder, Files.readString(Path.of("macros", "Spectral_Database.ijm")), database +
			"," + output, "-Xmx1g");
		assertEquals(0, run.status(), run.out() + run.err());
	}

	@Test
	void everyColoringHasItsFigureOfTheSamePlaces() throws Exception {
		final Table states = TableReader.read(output.resolve("OS/embedding.csv"));
		for (final String color : List.of("CN", "cluster")) {
			assertTrue(Files.size(output.resolve(color).resolve("embedding.png")) > 20_000, color);
			final Table table = TableReader.read(output.resolve(color).resolve("embedding.csv"));
			assertEquals(states.column("umap_1"), table.column("umap_1"), color);
		}
	}

	/** In the spectra themselves 98 % of the nearest neighbours have the same coordination number; at random 40 % would. */
	@Test
	void sitesOfOneCoordinationAreNeighbours() {
		final Table table = TableReader.read(output.resolve("OS/embedding.csv"));
		final double[] x = table.numbers("umap_1");
		final double[] y = table.numbers("umap_2");
		final List<String> coordination = table.column("CN");
		int same = 0;
		for (int i = 0; i < x.length; i++) {
			int nearest = -1;
			double least = Double.POSITIVE_INFINITY;
			for (int j = 0; j < x.length; j++) {
				final double distance = Math.hypot(x[i] - x[j], y[i] - y[j]);
				if (j == i || distance >= least) continue;
				nearest = j;
				least = distance;
			}
			if (coordination.get(i).equals(coordination.get(nearest))) same++;
		}
		assertTrue(same > 0.9 * x.length, "of the nearest neighbours only " + same + " of " + x.length);
	}
}
