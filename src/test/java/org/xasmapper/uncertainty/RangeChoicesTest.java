package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class RangeChoicesTest {

	private static final NormalizationSettings SETTINGS = NormalizationSettings.automatic().withE0(4980).withPreEdge(-45, -20)
		.withPostEdge(20, 65);

	private final Spectra normalized = new Normalizer(SETTINGS).normalize(SyntheticMap.spectra(3, 0.002), Progress.NONE).spectra();

	@Test
	void theRangesThatWereUsedChangeNothing() {
		final RangeChoices choices = RangeChoices.around(normalized, SETTINGS, Progress.NONE);
		assertArrayEquals(normalized.values(), choices.asUsed().of(normalized, Progress.NONE).values(), 1e-5f);
	}

	/** Pre-edge ends, post-edge ends that the data allow, and degree 1, which a range of 60 eV would get instead of 45. */
	@Test
	void othersMoveOneEndAtATime() {
		final List<List<Variation>> others = RangeChoices.around(normalized, SETTINGS, Progress.NONE).others();
		assertEquals(List.of(2, 1, 2, 2, 1), others.stream().map(List::size).toList());
		for (final List<Variation> choice : others) {
			for (final Variation variation : choice) {
				final float[] varied = variation.of(normalized, Progress.NONE).values();
				double largest = 0;
				for (int i = 0; i < varied.length; i++) largest = Math.max(largest, Math.abs(varied[i] - normalized.values()[i]));
				assertTrue(largest > 1e-6 && largest < 0.05, "changes by " + largest);
			}
		}
	}

	@Test
	void spectraWithoutAPreEdgeCannotBeNormalizedAgain() {
		final Spectra part = Resampler.between(normalized.energies(), 0, normalized.energies().within(new EnergyRange(4981,
			5040))).apply(normalized);
		assertThrows(XasException.class, () -> RangeChoices.around(part, SETTINGS, Progress.NONE));
	}
}
