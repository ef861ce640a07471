package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;

class PointNoiseTest {

	@Test
	void findsTheNoiseOnAnyGrid() {
		assertNoiseIsFound(EnergyGrid.regular(4940, 0.5, 40));
		final double[] irregular = new double[40];
		for (int k = 0; k < irregular.length; k++) irregular[k] = 4940 + k + 0.45 * Math.sin(7 * k);
		assertNoiseIsFound(EnergyGrid.of(irregular));
	}

	private static void assertNoiseIsFound(final EnergyGrid grid) {
		final PointNoise noise = new PointNoise(grid, 5, 35);
		double variance = 0;
		for (int i = 0; i < 400; i++) {
			final float[] line = new float[grid.size()];
			for (int k = 0; k < line.length; k++) line[k] = (float) (0.2 + 0.01 * (grid.energy(k) - 4940));
			variance += Math.pow(noise.of(Edges.noisy(line, 0.03, i), 0), 2) / 400;
		}
		// 28 triples × 400 spectra: the standard error is about 1 %.
		assertEquals(0.03, Math.sqrt(variance), 0.04 * 0.03);
	}

	@Test
	void aPreEdgePeakIsNotNoise() {
		final float[] mu = Edges.spectrum(4980, 1);
		final EnergyGrid grid = Edges.GRID;
		final double withPeak = new PointNoise(grid, grid.nearest(4960), grid.nearest(4970)).of(mu, 0);
		assertTrue(withPeak < 0.03, "noise " + withPeak);
	}

	@Test
	void samplesOutsideTheRangeDoNotCount() {
		final PointNoise noise = new PointNoise(Edges.GRID, 10, 20);
		final float[] mu = Edges.noisy(new float[Edges.GRID.size()], 0.1, 1);
		final double before = noise.of(mu, 0);
		mu[9] = 1000;
		mu[20] = 1000;
		assertEquals(before, noise.of(mu, 0));
		mu[19] = 1000;
		assertTrue(noise.of(mu, 0) > 100);
	}

	@Test
	void twoSamplesTellNothing() {
		final PointNoise noise = new PointNoise(Edges.GRID, 10, 12);
		assertTrue(noise.isUnknown());
		assertTrue(Double.isNaN(noise.of(new float[Edges.GRID.size()], 0)));
		assertFalse(new PointNoise(Edges.GRID, 10, 13).isUnknown());
	}
}
