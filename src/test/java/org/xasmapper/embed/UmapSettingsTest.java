package org.xasmapper.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.XasException;

class UmapSettingsTest {

	/** umap-learn truncates n_neighbors = 15 of 12 and of 15 spectra to one less than there are. */
	@ParameterizedTest
	@CsvSource({ "3, 2", "12, 11", "15, 14", "16, 15", "1000, 15" })
	void hasFewerNeighborsAmongFewSpectra(final int spectra, final int neighbors) {
		assertEquals(neighbors, UmapSettings.defaults().among(spectra).neighbors());
	}

	@Test
	void refusesTwoSpectra() {
		assertThrows(XasException.class, () -> UmapSettings.defaults().among(2));
	}
}
