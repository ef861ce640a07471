package org.xasmapper.spectrum.energies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class EnergyScaleTest {

	private static final EnergyScale FOIL = new EnergyScale(0.5, 0.1, "Ti foil");

	@Test
	void whereNobodyCalibratedTheUsualErrorIsAssumed() {
		assertFalse(EnergyScale.UNKNOWN.isCalibrated());
		assertEquals("not calibrated, ± 0.30 eV assumed", EnergyScale.UNKNOWN.toString());
	}

	@Test
	void aLaterCalibrationAddsItsShiftAndBringsItsOwnError() {
		final EnergyScale both = FOIL.then(new EnergyScale(-0.2, 0.05, "rutile"));
		assertEquals(0.3, both.shift(), 1e-12);
		assertEquals("shifted by +0.30 ± 0.05 eV (rutile)", both.toString());
	}

	@Test
	void aShiftByHandKeepsTheErrorAndIsTold() {
		assertEquals("shifted by +0.25 ± 0.10 eV (Ti foil, then -0.25 eV by hand)", FOIL.shifted(-0.25, "hand").toString());
		assertEquals("shifted by +1.00 ± 0.30 eV (hand)", EnergyScale.UNKNOWN.shifted(1, "hand").toString());
		assertSame(FOIL, FOIL.shifted(0, "hand"));
	}

	@Test
	void anAlignmentMayMoveWhatTheCalibrationAllows() {
		assertEquals(0.5, EnergyScale.UNKNOWN.allowance());
		assertEquals(0.2, FOIL.allowance());
	}

	@Test
	void whatIsNoErrorIsRefused() {
		for (final double sigma : new double[] { -0.1, Double.NaN, Double.POSITIVE_INFINITY }) {
			final XasException e = assertThrows(XasException.class, () -> new EnergyScale(0, sigma, ""));
			assertTrue(e.getMessage().contains("" + sigma), e.getMessage());
		}
		assertThrows(XasException.class, () -> new EnergyScale(Double.NaN, 0.1, ""));
	}
}
