package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;

class GapTest {

	private static final EnergyGrid ENERGIES = EnergyGrid.regular(4960, 0.5, 2000);

	/** Running means over ten values: the correlation falls evenly over ten energies, so that a tenth is independent. */
	@Test
	void smoothDifferencesHaveFewerIndependentValues() {
		final Spectra zero = Spectra.named(ENERGIES, List.of("a", "b"), new float[4000]);
		assertEquals(4000, Gap.between(zero, noise(1)).values(), 800);
		final Gap smooth = Gap.between(zero, noise(10));
		assertEquals(400, smooth.values(), 120);
		assertEquals(0.1, smooth.square(), 0.02);
	}

	@Test
	void aTwiceAsLargeGapIsLessLikelyByItsIndependentValues() {
		assertEquals(Math.pow(2, -3), new Gap(1, 6).likelihood(new Gap(2, 5)), 1e-12);
	}

	/** @return running means over some values of unit noise, two spectra */
	private static Spectra noise(final int width) {
		final SplittableRandom random = new SplittableRandom(4);
		final double[] white = new double[4000 + width];
		for (int i = 0; i < white.length; i++) white[i] = random.nextGaussian();
		final float[] values = new float[4000];
		for (int i = 0; i < values.length; i++) {
			for (int j = 0; j < width; j++) values[i] += (float) (white[i + j] / width);
		}
		return Spectra.named(ENERGIES, List.of("a", "b"), values);
	}
}
