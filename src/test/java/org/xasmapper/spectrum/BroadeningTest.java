package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadeningTest {

	private static final double SIGMA = 0.7;

	@Test
	void turnsAStepIntoAnErrorFunction() {
		final EnergyGrid grid = EnergyGrid.regular(4990, 0.05, 401);
		assertStep(grid, 1e-6);
	}

	@Test
	void doesNotMindAnIrregularGrid() {
		final double[] energies = new double[301];
		for (int k = 0; k < 101; k++) energies[k] = 4990 + 0.1 * k;
		for (int k = 101; k < 301; k++) energies[k] = 5000 + 0.04 * (k - 100);
		assertStep(EnergyGrid.of(energies), 1e-3);
	}

	@Test
	void constantSpectraStayConstantUpToTheEnds() {
		final EnergyGrid grid = EnergyGrid.of(5000, 5000.2, 5001, 5003, 5003.5, 5004, 5010);
		final float[] ones = new float[grid.size()];
		Arrays.fill(ones, 1.5f);
		final Spectra broadened = Broadening.gaussian(Spectra.named(grid, List.of("flat"), ones), 2);
		assertArrayEquals(ones, broadened.values(), 1e-6f);
		assertEquals(List.of("flat"), broadened.names());
	}

	@Test
	void zeroLeavesSpectraAloneAndNegativeIsRefused() {
		final Spectra spectra = new Spectra(EnergyGrid.of(5000, 5001), new float[] { 1, 2 }, Table.empty(1));
		assertSame(spectra, Broadening.gaussian(spectra, 0));
		assertThrows(XasException.class, () -> Broadening.gaussian(spectra, -1));
		assertThrows(XasException.class, () -> Broadening.gaussian(spectra, Double.NaN));
	}

	/** A step that is an error function already gets a wider one; checked where the kernel is not cut. */
	private static void assertStep(final EnergyGrid grid, final double tolerance) {
		final double before = 0.3;
		final float[] step = new float[grid.size()];
		for (int k = 0; k < step.length; k++) step[k] = (float) normal((grid.energy(k) - 5000) / before);
		final Spectra broadened = Broadening.gaussian(new Spectra(grid, step, Table.empty(1)), SIGMA);
		int checked = 0;
		for (int k = 0; k < step.length; k++) {
			if (grid.energy(k) < grid.first() + 5 * SIGMA || grid.energy(k) > grid.last() - 5 * SIGMA) continue;
			assertEquals(normal((grid.energy(k) - 5000) / Math.hypot(before, SIGMA)), broadened.value(0, k), tolerance);
			checked++;
		}
		assertTrue(checked > 100);
	}

	/** Cumulative normal distribution, by its power series. */
	private static double normal(final double z) {
		double term = z;
		double sum = z;
		if (Math.abs(z) > 8) return z > 0 ? 1 : 0;
		for (int i = 1; i < 200; i++) {
			term *= z * z / (2 * i + 1);
			sum += term;
		}
		return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
	}
}
