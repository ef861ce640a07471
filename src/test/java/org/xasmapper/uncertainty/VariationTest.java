package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

class VariationTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0.3, -0.3 })
	void aShiftedSpectrumCoversWhatItCoveredBefore(final double shift) {
		final Spectra spectra = SyntheticMap.spectra(2, 0);
		final Spectra shifted = Variation.shifted(shift).of(spectra, Progress.NONE);
		assertTrue(shifted.energies().covers(spectra.energies()));
		final int k = spectra.energies().nearest(4980);
		final int moved = shifted.energies().nearest(4980 + shift);
		assertEquals(4980 + shift, shifted.energies().energy(moved), 1e-9);
		assertEquals(spectra.value(1, k), shifted.value(1, moved));
	}
}
