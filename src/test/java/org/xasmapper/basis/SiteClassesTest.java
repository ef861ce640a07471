package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

class SiteClassesTest {

	@Test
	void sitesAreSummedUpByOxidationStateAndCoordination() {
		final Spectra classes = SiteClasses.of(database("OS", "2.9", "3.1", "4", "4", "", "4"));
		assertEquals(List.of("OS 3, CN 6", "OS 4, CN 6"), classes.names());
		assertArrayEquals(new double[] { 3, 4 }, classes.table().numbers("OS"), 1e-12);
		assertArrayEquals(new float[] { 1.5f, 15, 3.5f, 35 }, classes.values());
	}

	/** The last site has another coordination number, and is the only one of its class. */
	private static Spectra database(final String label, final String... values) {
		return new Spectra(EnergyGrid.of(1, 2), new float[] { 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60 }, Table.empty(6).with(label,
			List.of(values)).with("CN", List.of("6", "6", "6", "6", "6", "4")));
	}

	@Test
	void aDatabaseWithoutLabelsHasNoClasses(@TempDir final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("unlabelled.csv"), "id,mu_1.00,mu_2.00,mu_3.00\na,0,0.5,1\nb,0,0.5,1\n");
		assertTrue(SiteClasses.read(file, 0, Progress.NONE).isEmpty());
	}

	@Test
	void theShippedDatabaseHasTheClassesOfTitanium() {
		final Spectra classes = SiteClasses.read(Path.of("test-data", "ti-k-feff", "ti_k_feff.csv.gz"), 0.7, Progress.NONE)
			.orElseThrow();
		assertEquals(12, classes.count());
		assertTrue(classes.names().containsAll(List.of("OS 3, CN 6", "OS 4, CN 4", "OS 2, CN 8")), classes.names().toString());
		assertArrayEquals(new double[] { 4, 5, 6, 8, 4, 5, 6, 4, 5, 6, 7, 8 }, classes.table().numbers("CN"), 1e-12);
	}
}
