package org.xasmapper.wafer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.io.EnergyListReader;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.energies.Repeats;

class SimulatedWaferTest {

	private static final Path COMMITTED = Path.of("test-data/wafer");

	@Test
	void comesOutAsCommitted(@TempDir final Path folder) throws IOException {
		SimulatedWafer.write(folder);
		for (final String name : List.of("wafer.tif", "energies.txt", "basis.csv", "species.csv", "parents.txt",
			"truth_weights.tif", "ti_fraction.tif", "truth.csv"))
		{
			assertEquals(-1, Files.mismatch(COMMITTED.resolve(name), folder.resolve(name)), name);
		}
	}

	@Test
	void basisAndSpeciesHaveTheSameClassesOnTheSameGrid() {
		final Spectra basis = SpectraReader.read(COMMITTED.resolve("basis.csv"), EnergyUnit.EV, Progress.NONE).content();
		final Spectra species = SpectraReader.read(COMMITTED.resolve("species.csv"), EnergyUnit.EV, Progress.NONE).content();
		assertEquals(species.names(), basis.names());
		assertEquals(species.energies(), basis.energies());
	}

	@Test
	void weightsOfEveryPixelSumToOne() {
		for (int p = 0; p < Wafer.SIZE * Wafer.SIZE; p++) {
			final double[] weights = Wafer.weights(p % Wafer.SIZE, p / Wafer.SIZE);
			double sum = 0;
			for (final double weight : weights) {
				assertTrue(weight >= 0);
				sum += weight;
			}
			assertEquals(1, sum, 1e-12);
		}
	}

	/** The signal before and after the edge differs by the edge step, up to the slope and the spectra's shape. */
	@Test
	void edgeStepsAreAsPlanned() {
		final Beamline beamline = new Beamline();
		final EnergyGrid energies = beamline.energies();
		final Spectra species = SpectraReader.read(COMMITTED.resolve("species.csv"), EnergyUnit.EV, Progress.NONE).content();
		final float[][] planes = beamline.measure(species, 1);
		final int after = energies.nearest(5030);
		final double slope = Beamline.SLOPE * (energies.energy(after) - energies.first());
		for (int x = 5; x < 60; x += 5) {
			final int pixel = x + 31 * Wafer.SIZE;
			final double step = planes[after][pixel] - planes[0][pixel] - slope;
			assertEquals(Wafer.edgeStep(x, 31), step, 0.15 * Wafer.edgeStep(x, 31), "x = " + x);
		}
	}

	@Test
	void listHoldsTheEnergiesOfTheScan() {
		assertEquals(new Beamline().energies(), EnergyListReader.read(COMMITTED.resolve("energies.txt"), EnergyUnit.AUTO,
			Repeats.REFUSE).content().energies());
	}
}
