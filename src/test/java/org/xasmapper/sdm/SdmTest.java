package org.xasmapper.sdm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

class SdmTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.of(5000, 5001, 5003);
	private static final List<String> NAMES = List.of("rutile", "spinel");

	private final Spectra basis = Spectra.named(ENERGIES, NAMES, new float[] { 0, 1, 2, 10, 20, 40 });
	private final float[][] weights = { { 1, 0, 0.25f, Float.NaN }, { 0, 1, 0.75f, Float.NaN } };

	@Test
	void mixesTheSimulatedBasis() {
		final SpectralCube target = SpectralCube.inMemory(2, 2, ENERGIES);
		Sdm.transform(NAMES, weights, basis, target, Progress.NONE);
		assertSpectrum(target, 0, 0, 0, 1, 2);
		assertSpectrum(target, 1, 0, 10, 20, 40);
		assertSpectrum(target, 0, 1, 7.5, 15.25, 30.5);
	}

	@Test
	void pixelsWithoutWeightsStayEmpty() {
		final SpectralCube target = SpectralCube.inMemory(2, 2, ENERGIES);
		Sdm.transform(NAMES, weights, basis, target, Progress.NONE);
		for (final float value : target.spectrum(1, 1)) assertTrue(Float.isNaN(value));
	}

	@Test
	void writesToAMappedFile(@TempDir final Path folder) throws IOException {
		final SpectralCube target = SpectralCube.inFile(2, 2, ENERGIES, folder.resolve("sdm.raw"));
		Sdm.transform(NAMES, weights, basis, target, Progress.NONE);
		assertSpectrum(target, 0, 1, 7.5, 15.25, 30.5);
	}

	@Test
	void namesBothListsWhenComponentsDisagree() {
		final SpectralCube target = SpectralCube.inMemory(2, 2, ENERGIES);
		final XasException e = assertThrows(XasException.class, () -> Sdm.transform(List.of("spinel", "rutile"), weights,
			basis, target, Progress.NONE));
		assertTrue(e.getMessage().contains("[spinel, rutile]"), e.getMessage());
		assertTrue(e.getMessage().contains("[rutile, spinel]"), e.getMessage());
	}

	@Test
	void refusesAnotherSizeOrOtherEnergies() {
		final SpectralCube wide = SpectralCube.inMemory(3, 2, ENERGIES);
		assertThrows(XasException.class, () -> Sdm.transform(NAMES, weights, basis, wide, Progress.NONE));
		final SpectralCube other = SpectralCube.inMemory(2, 2, EnergyGrid.of(5000, 5001, 5002));
		assertThrows(XasException.class, () -> Sdm.transform(NAMES, weights, basis, other, Progress.NONE));
	}

	private static void assertSpectrum(final SpectralCube cube, final int x, final int y, final double... expected) {
		for (int k = 0; k < expected.length; k++) assertEquals(expected[k], cube.spectrum(x, y)[k], 1e-6);
	}
}
