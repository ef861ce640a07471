package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;

class CommonGridTest {

	private final EnergyGrid image = EnergyGrid.regular(4960, 0.5, 141);
	private final EnergyGrid basis = EnergyGrid.regular(4970, 0.25, 321);

	@Test
	void takesTheOverlapOnTheCoarserGrid() {
		final EnergyGrid common = EnergyGrid.regular(4970, 0.5, 121);
		assertEquals(common, CommonGrid.of(image, basis));
		assertEquals(common, CommonGrid.of(basis, image));
	}

	@Test
	void comparesTheStepsWhereTheGridsOverlap() {
		// Coarse only outside the overlap.
		final double[] energies = new double[161];
		for (int k = 0; k < 100; k++) energies[k] = 4000 + 9 * k;
		for (int k = 100; k < 161; k++) energies[k] = 4970 + 0.4 * (k - 100);
		assertEquals(image.within(new EnergyRange(4960, 4994)), CommonGrid.of(image, EnergyGrid.of(energies)));
	}

	@Test
	void takesTheRangeThatIsWanted() {
		assertEquals(EnergyGrid.regular(4980, 0.5, 41), CommonGrid.of(image, basis, new EnergyRange(4980, 5000)));
	}

	@Test
	void refusesAWantedRangeThatIsNotCovered() {
		final XasException e = assertThrows(XasException.class, () -> CommonGrid.of(image, basis, new EnergyRange(4962,
			5000)));
		assertTrue(e.getMessage().contains("4962.00–5000.00 eV"), e.getMessage());
		assertTrue(e.getMessage().contains("4970.00–5030.00 eV"), e.getMessage());
	}

	@Test
	void refusesTooFewPoints() {
		final XasException e = assertThrows(XasException.class, () -> CommonGrid.of(image, EnergyGrid.regular(4970, 2,
			19)));
		assertTrue(e.getMessage().contains("4960.00–5030.00 eV"), e.getMessage());
		assertTrue(e.getMessage().contains("4970.00–5006.00 eV"), e.getMessage());
		assertTrue(e.getMessage().contains("only 19 energies over 36.00 eV"), e.getMessage());
	}

	@Test
	void refusesTooNarrowARange() {
		final EnergyRange narrow = new EnergyRange(4980, 4994.5);
		assertThrows(XasException.class, () -> CommonGrid.of(image, basis, narrow));
	}

	@Test
	void refusesGridsWithoutOverlap() {
		final XasException e = assertThrows(XasException.class, () -> CommonGrid.of(image, EnergyGrid.regular(7100, 1,
			40)));
		assertTrue(e.getMessage().contains("no energies in common"), e.getMessage());
	}
}
