package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EnergyGridTest {

	private static final EnergyGrid GRID = EnergyGrid.of(4960, 4961, 4963, 4967);

	@Test
	void regularGridsHitTheDecimalsThatWereMeant() {
		final EnergyGrid grid = EnergyGrid.regular(4962, 0.1, 681);
		assertEquals(4962.3, grid.energy(3));
		assertEquals(5030.0, grid.last());
		assertEquals(0.1, grid.medianStep(), 1e-9);
	}

	@Test
	void nearestPrefersTheLowerOfTwo() {
		assertEquals(1, GRID.nearest(4962));
		assertEquals(2, GRID.nearest(4962.01));
		assertEquals(0, GRID.nearest(1));
		assertEquals(3, GRID.nearest(1e6));
	}

	@Test
	void neighboursOfAnEnergy() {
		assertEquals(-1, GRID.lastAtOrBelow(4959.9));
		assertEquals(2, GRID.lastAtOrBelow(4963));
		assertEquals(2, GRID.lastAtOrBelow(4966));
		assertEquals(2, GRID.firstAtOrAbove(4962));
		assertEquals(2, GRID.firstAtOrAbove(4963));
		assertEquals(4, GRID.firstAtOrAbove(4968));
	}

	@Test
	void medianStepOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
		assertEquals(2, GRID.medianStep());
		assertEquals(1.5, EnergyGrid.of(10, 11, 13).medianStep());
	}

	@Test
	void withinKeepsBothEnds() {
		assertEquals(EnergyGrid.of(4961, 4963), GRID.within(new EnergyRange(4961, 4963.5)));
		final XasException e = assertThrows(XasException.class, () -> GRID.within(new EnergyRange(4964, 4966)));
		assertTrue(e.getMessage().contains("4964.00–4966.00 eV"), e.getMessage());
	}

	@Test
	void gridsAreValuesAndCannotBeChangedFromOutside() {
		final double[] energies = { 1, 2, 3 };
		final EnergyGrid grid = EnergyGrid.of(energies);
		energies[0] = 9;
		grid.toArray()[1] = 9;
		assertArrayEquals(new double[] { 1, 2, 3 }, grid.toArray());
		assertEquals(EnergyGrid.of(1, 2, 3), grid);
		assertEquals(EnergyGrid.of(1, 2, 3).hashCode(), grid.hashCode());
		assertNotEquals(EnergyGrid.of(1, 2, 4), grid);
	}

	@Test
	void aShiftedGridKeepsItsSteps() {
		assertEquals(EnergyGrid.of(4962.3, 4962.8, 4963.4), EnergyGrid.of(4962, 4962.5, 4963.1).shifted(0.3));
		assertThrows(XasException.class, () -> EnergyGrid.of(5, 6).shifted(-6));
	}

	@Test
	void badListsAreNamedByTheirFirstBadEntry() {
		assertMessage("at least two energies", 5);
		assertMessage("Energy 2 is NaN", 5, Double.NaN, 6);
		assertMessage("Energy 1 is -5.0", -5, 6);
		assertMessage("energy 3 (6.0000 eV) appears twice", 5, 6, 6);
		assertMessage("energy 3 (5.5000 eV) is below the one before it", 5, 6, 5.5);
		assertThrows(XasException.class, () -> EnergyGrid.regular(5000, 0, 10));
		assertThrows(XasException.class, () -> EnergyGrid.regular(5000, 1, 1));
	}

	private static void assertMessage(final String part, final double... energies) {
		final XasException e = assertThrows(XasException.class, () -> EnergyGrid.of(energies));
		assertTrue(e.getMessage().contains(part), e.getMessage());
	}
}
