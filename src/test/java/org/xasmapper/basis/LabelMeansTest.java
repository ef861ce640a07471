package org.xasmapper.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class LabelMeansTest {

	@Test
	void averagesPerLabelInRisingOrder() {
		final LabelMeans means = LabelMeans.of(database("10", "6", "6", "defect", "10"), "CN", 1);
		assertEquals(List.of("6", "10", "defect"), means.means().names());
		assertEquals(List.of("2", "2", "1"), means.means().table().column("count"));
		assertArrayEquals(new float[] { 1.5f, 15, 2, 20, 3, 30 }, means.means().values());
		assertEquals(Map.of(), means.leftOut());
	}

	@Test
	void leavesOutRareLabelsAndSpectraWithoutOneAndSaysSo() {
		final LabelMeans means = LabelMeans.of(database("6", "6", "4", "", ""), "CN", 2);
		assertEquals(List.of("6"), means.means().names());
		assertEquals(Map.of("4", 1, "", 2), means.leftOut());
	}

	@Test
	void refusesAColumnWithoutAUsableLabel() {
		final XasException e = assertThrows(XasException.class, () -> LabelMeans.of(database("1", "2", "3", "4", "5"),
			"CN", 2));
		assertTrue(e.getMessage().contains("\"CN\""), e.getMessage());
		assertThrows(XasException.class, () -> LabelMeans.of(database("1", "2", "3", "4", "5"), "OS", 1));
	}

	/** Five spectra (0, 0), (1, 10) … (4, 40). */
	private static Spectra database(final String... labels) {
		final float[] values = new float[10];
		for (int i = 0; i < 5; i++) {
			values[2 * i] = i;
			values[2 * i + 1] = 10 * i;
		}
		return new Spectra(EnergyGrid.of(5000, 5001), values, Table.empty(5).with("CN", List.of(labels)));
	}
}
