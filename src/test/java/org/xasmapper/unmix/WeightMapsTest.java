package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

class WeightMapsTest {

	private static final EnergyGrid MAP = EnergyGrid.regular(5000, 0.5, 81);
	private static final EnergyGrid BASIS = EnergyGrid.regular(5005, 1, 31);

	@Test
	void everyPixelGetsItsWeights() {
		final SpectralCube cube = gradient(7, 5);
		final WeightMaps maps = WeightMaps.of(cube, Resampler.between(MAP, 0, BASIS), List.of(basis(1)), Progress.NONE);
		assertEquals(List.of("low", "high"), maps.names());
		for (int p = 0; p < 35; p++) {
			assertEquals(1 - p / 34.0, maps.weights()[0][p], 1e-4);
			assertEquals(p / 34.0, maps.weights()[1][p], 1e-4);
			assertEquals(0, maps.spread()[0][p], 1e-7);
			assertEquals(0, maps.error()[p], 1e-4);
		}
	}

	@Test
	void meanAndSpreadAreOverTheBases() {
		final SpectralCube cube = gradient(7, 5);
		final Resampler toBasis = Resampler.between(MAP, 0, BASIS);
		final WeightMaps one = WeightMaps.of(cube, toBasis, List.of(basis(1)), Progress.NONE);
		final WeightMaps other = WeightMaps.of(cube, toBasis, List.of(basis(1.5f)), Progress.NONE);
		final WeightMaps both = WeightMaps.of(cube, toBasis, List.of(basis(1), basis(1.5f)), Progress.NONE);
		final int p = 17;
		assertTrue(Math.abs(one.weights()[1][p] - other.weights()[1][p]) > 0.01);
		assertEquals((one.weights()[1][p] + other.weights()[1][p]) / 2, both.weights()[1][p], 1e-6);
		assertEquals(Math.abs(one.weights()[1][p] - other.weights()[1][p]) / 2, both.spread()[1][p], 1e-6);
	}

	@Test
	void aMissingValueCountsOnlyWhereTheBasisIs() {
		final SpectralCube cube = gradient(7, 5);
		set(cube, 3, 0, Float.NaN);
		set(cube, 4, 40, Float.NaN);
		final WeightMaps maps = WeightMaps.of(cube, Resampler.between(MAP, 0, BASIS), List.of(basis(1)), Progress.NONE);
		assertEquals(3 / 34.0, maps.weights()[1][3], 1e-4);
		assertTrue(Float.isNaN(maps.weights()[1][4]));
		assertTrue(Float.isNaN(maps.spread()[1][4]));
		assertTrue(Float.isNaN(maps.error()[4]));
	}

	@Test
	void agreesWithCbssOnThePixelsThatItHasSeen() {
		final EnergyGrid energies = EnergyGrid.regular(4962, 0.25, 273);
		final Spectra film = Film.measured(energies);
		final SpectralCube line = SpectralCube.inMemory(film.count(), 1, energies);
		for (int p = 0; p < film.count(); p++) {
			for (int k = 0; k < energies.size(); k++) set(line, p, k, film.value(p, k));
		}
		final CbssResult result = Cbss.unmix(film, Film.motifs(energies, 0.7, 0), CbssSettings.defaults().withStarts(20),
			Progress.NONE);
		final WeightMaps maps = WeightMaps.of(line, Resampler.between(energies, 0, energies), result.bases(),
			Progress.NONE);
		double difference = 0;
		for (int i = 0; i < 4; i++) {
			for (int p = 0; p < 100; p++) difference += Math.abs(maps.weights()[i][p] - result.weights()[i][p]) / 400;
		}
		assertTrue(difference < 0.01, "mean difference " + difference);
	}

	@Test
	void refusesABasisOnOtherEnergies() {
		final SpectralCube cube = gradient(7, 5);
		final Resampler elsewhere = Resampler.between(MAP, 0, EnergyGrid.regular(5006, 1, 30));
		assertThrows(XasException.class, () -> WeightMaps.of(cube, elsewhere, List.of(basis(1)), Progress.NONE));
	}

	/** A line that falls and one that rises. */
	private static Spectra basis(final float slope) {
		final float[] values = new float[2 * BASIS.size()];
		for (int k = 0; k < BASIS.size(); k++) {
			values[k] = low(BASIS.energy(k));
			values[BASIS.size() + k] = slope * high(BASIS.energy(k));
		}
		return Spectra.named(BASIS, List.of("low", "high"), values);
	}

	private static float low(final double energy) {
		return (float) (1 - (energy - 5000) / 40);
	}

	private static float high(final double energy) {
		return (float) ((energy - 5000) / 40);
	}

	private static SpectralCube gradient(final int width, final int height) {
		final SpectralCube cube = SpectralCube.inMemory(width, height, MAP);
		for (int k = 0; k < MAP.size(); k++) {
			for (int p = 0; p < width * height; p++) {
				final double w = p / (width * height - 1.0);
				set(cube, p, k, (float) ((1 - w) * low(MAP.energy(k)) + w * high(MAP.energy(k))));
			}
		}
		return cube;
	}

	private static void set(final SpectralCube cube, final int pixel, final int k, final float value) {
		cube.samples().getAt(pixel % cube.width(), pixel / cube.width(), k).set(value);
	}
}
