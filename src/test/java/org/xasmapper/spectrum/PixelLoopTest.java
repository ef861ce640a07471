package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.CancelledWhen;

class PixelLoopTest {

	private static final EnergyGrid THREE = EnergyGrid.of(4960, 4961, 4963);
	private static final EnergyGrid TWO = EnergyGrid.of(4960, 4963);

	/** More than one block of spectra, and not a whole number of them. */
	private static final int WIDTH = 97;
	private static final int HEIGHT = 31;

	@Test
	void everyPixelIsShownOnceWithItsOwnSpectrum() {
		final SpectralCube cube = filled(SpectralCube.inMemory(WIDTH, HEIGHT, THREE));
		final AtomicIntegerArray seen = new AtomicIntegerArray(cube.pixels());
		PixelLoop.read(cube, () -> (firstPixel, count, spectra, results) -> {
			for (int p = 0; p < count; p++) {
				for (int k = 0; k < 3; k++) assertEquals(value(firstPixel + p, k), spectra[p * 3 + k]);
				seen.incrementAndGet(firstPixel + p);
			}
		}, "Reading", Progress.NONE);
		for (int p = 0; p < cube.pixels(); p++) assertEquals(1, seen.get(p), "pixel " + p);
	}

	@Test
	void resultsGoToTheirPixels() {
		assertResultsGoToTheirPixels(filled(SpectralCube.inMemory(WIDTH, HEIGHT, THREE)), SpectralCube.inMemory(WIDTH,
			HEIGHT, TWO));
	}

	@Test
	void cubesInFiles(@TempDir final Path folder) throws IOException {
		assertResultsGoToTheirPixels(filled(SpectralCube.inFile(WIDTH, HEIGHT, THREE, folder.resolve("in.raw"))),
			SpectralCube.inFile(WIDTH, HEIGHT, TWO, folder.resolve("out.raw")));
	}

	@Test
	void cubesThatDoNotFitTheHeapGoThroughInSlabsOfRows() {
		final SpectralCube cube = filled(SpectralCube.inMemory(WIDTH, HEIGHT, THREE));
		final SpectralCube target = SpectralCube.inMemory(WIDTH, HEIGHT, TWO);
		final List<Double> fractions = new ArrayList<>();
		PixelLoop.run(cube, target, 7, () -> PixelLoopTest::firstAndSum, "Adding", new Recorder(fractions));
		assertFirstAndSum(target);
		assertEquals(List.of(0.0, 7.0 / HEIGHT, 14.0 / HEIGHT, 21.0 / HEIGHT, 28.0 / HEIGHT, 1.0), fractions);
	}

	@Test
	void cancellingStopsTheLoop() {
		final SpectralCube cube = SpectralCube.inMemory(WIDTH, HEIGHT, THREE);
		final AtomicInteger blocks = new AtomicInteger();
		final Progress cancelled = new CancelledWhen(() -> blocks.get() > 0);
		assertThrows(CancellationException.class, () -> PixelLoop.run(cube, null, 1, () -> (firstPixel, count, spectra,
			results) -> blocks.incrementAndGet(), "Reading", cancelled));
		assertEquals(1, blocks.get());
	}

	@Test
	void problemsInAKernelReachTheCaller() {
		final SpectralCube cube = SpectralCube.inMemory(WIDTH, HEIGHT, THREE);
		final XasException e = assertThrows(XasException.class, () -> PixelLoop.read(cube, () -> (firstPixel, count,
			spectra, results) -> {
			throw new XasException("pixel " + firstPixel);
		}, "Reading", Progress.NONE));
		assertTrue(e.getMessage().startsWith("pixel "), e.getMessage());
	}

	private static void assertResultsGoToTheirPixels(final SpectralCube cube, final SpectralCube target) {
		PixelLoop.transform(cube, target, () -> PixelLoopTest::firstAndSum, "Adding", Progress.NONE);
		assertFirstAndSum(target);
	}

	private static void firstAndSum(final int firstPixel, final int count, final float[] spectra,
		final float[] results)
	{
		for (int p = 0; p < count; p++) {
			results[2 * p] = spectra[3 * p];
			results[2 * p + 1] = spectra[3 * p] + spectra[3 * p + 1] + spectra[3 * p + 2];
		}
	}

	private static void assertFirstAndSum(final SpectralCube target) {
		for (int p = 0; p < target.pixels(); p++) {
			final float[] expected = { value(p, 0), value(p, 0) + value(p, 1) + value(p, 2) };
			assertArrayEquals(expected, target.spectrum(p % WIDTH, p / WIDTH), "pixel " + p);
		}
	}

	private static SpectralCube filled(final SpectralCube cube) {
		final float[] plane = new float[cube.pixels()];
		for (int k = 0; k < cube.energies().size(); k++) {
			for (int p = 0; p < plane.length; p++) plane[p] = value(p, k);
			cube.writeRows(k, 0, cube.height(), plane);
		}
		return cube;
	}

	/** Small enough for float32 to be exact, also in the sums. */
	private static float value(final int pixel, final int k) {
		return 10 * pixel + k;
	}

	private record Recorder(List<Double> fractions) implements Progress {

		@Override
		public void report(final String activity, final double fraction) {
			fractions.add(fraction);
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}
}
