package org.xasmapper.curate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

class GridWindowTest {

	private static final EnergyGrid TI = EnergyGrid.regular(4960, 0.5, 81);
	private static final EnergyGrid FE = EnergyGrid.regular(7100, 0.25, 141);

	@Test
	void anAutomaticGridIsAsWideAsTheNarrowestFile() {
		assertEquals(new GridWindow(0, 35, 200), GridWindow.automatic().over(List.of(TI, FE)));
		assertEquals(new GridWindow(5, 30, 61), new GridWindow(5, 0, 61).over(List.of(TI, FE)));
		assertEquals(new GridWindow(0, 50, 61), new GridWindow(0, 50, 61).over(List.of(TI, FE)));
	}

	@Test
	void energiesAreThoseOfTheFilesIfAllAreTheSameElseRelative() {
		final GridWindow window = new GridWindow(5, 30, 61);
		assertEquals(EnergyGrid.regular(4965, 0.5, 61), window.result(List.of(TI, TI)));
		assertEquals(EnergyGrid.regular(0, 0.5, 61), window.result(List.of(TI, FE)));
	}

	@Test
	void withoutACommonGridFilesMustHaveTheSameEnergies() {
		final GridWindow none = new GridWindow(0, 0, 0);
		final EnergyGrid shifted = EnergyGrid.regular(7100, 0.5, 81);
		assertEquals(TI, none.over(List.of(TI)).result(List.of(TI)));
		assertEquals(EnergyGrid.regular(0, 0.5, 81), none.over(List.of(TI, shifted)).result(List.of(TI, shifted)));
		final String message = assertThrows(XasException.class, () -> none.over(List.of(TI, FE))).getMessage();
		assertTrue(message.contains("4960.00–5000.00 eV (81 points)") && message.contains("7100.00–7135.00"), message);
	}

	@Test
	void refusesWhatIsOutOfRange() {
		for (final double[] bad : new double[][] { { -1, 0, 10 }, { 0, -1, 10 }, { 0, 0, 1 }, { 0, 0, -1 }, { Double.NaN, 0, 9 } }) {
			assertThrows(XasException.class, () -> new GridWindow(bad[0], bad[1], (int) bad[2]));
		}
		assertThrows(XasException.class, () -> new GridWindow(35, 0, 10).over(List.of(TI, FE)));
	}

	@Test
	void bringsRowsToTheGridAndNeverExtrapolates() {
		final Intake intake = new Intake(TI, new GridWindow(5, 30, 121));
		final float[] line = new float[81];
		for (int k = 0; k < 81; k++) line[k] = k;
		final float[] expected = new float[121];
		for (int k = 0; k < 121; k++) expected[k] = 10 + 0.5f * k;
		assertArrayEquals(expected, spectrum(intake, line), 1e-4f);

		line[9] = Float.NaN;
		assertNotNull(spectrum(intake, line), "a gap before the grid does no harm");
		for (int k = 0; k < 10; k++) line[k] = Float.NaN;
		assertNotNull(spectrum(intake, line), "the row starts where the grid does");
		line[10] = Float.NaN;
		assertNull(spectrum(intake, line));
	}

	@Test
	void aFileThatEndsTooSoonGivesNoSpectrumAndAnEmptyRowMissingValues() {
		assertNull(spectrum(new Intake(FE, new GridWindow(5, 31, 10)), new float[141]));
		final float[] empty = new float[141];
		Arrays.fill(empty, Float.NaN);
		final float[] spectrum = spectrum(new Intake(FE, new GridWindow(5, 30, 10)), empty);
		assertTrue(Float.isNaN(spectrum[0]));
	}

	@Test
	void withoutACommonGridRowsStayAsTheyAre() {
		final float[] row = new float[141];
		row[0] = Float.NaN;
		assertEquals(row, spectrum(new Intake(FE, new GridWindow(0, 0, 0)), row));
	}

	private static float[] spectrum(final Intake intake, final float[] row) {
		return intake.candidate(0, "a", "Ti", "", row).spectrum();
	}
}
