package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

class CountingNoiseTest {

	private final CountingNoise counting = new CountingNoise(SyntheticMap.ENERGIES);

	@Test
	void findsTheNoiseBelowAndAboveTheEdge() {
		final Spectra spectra = SyntheticMap.spectra(100, 0.02);
		final CountingNoise.Growth growth = counting.growth(spectra);
		double level = 0;
		for (int i = 0; i < 100; i++) level += counting.level(spectra.values(), i * 241, new float[241]) / 100;
		assertEquals(0.02 * Math.sqrt(0.2), level * Math.sqrt(growth.variance(0)), 0.001);
		assertEquals(0.02, level * Math.sqrt(growth.variance(1)), 0.002);
	}

	@Test
	void theShapeOfASpectrumIsNoNoise() {
		final Spectra smooth = SyntheticMap.spectra(1, 0);
		assertTrue(counting.level(smooth.values(), 0, new float[241]) < 1e-5);
	}

	@Test
	void addsAsMuchNoiseAsThereIs() {
		final Spectra spectra = SyntheticMap.spectra(50, 0.02);
		final Spectra noisier = counting.added(spectra, counting.growth(spectra), new SplittableRandom(1));
		double before = 0;
		double after = 0;
		for (int i = 0; i < 50; i++) {
			before += counting.level(spectra.values(), i * 241, new float[241]);
			after += counting.level(noisier.values(), i * 241, new float[241]);
		}
		assertEquals(Math.sqrt(2), after / before, 0.1);
	}

	@Test
	void aPixelThatLacksSamplesHasTheNoiseOfTheOthersAndIsNotComplete() {
		final Spectra spectra = SyntheticMap.spectra(3, 0.02);
		spectra.values()[241 + 100] = Float.NaN;
		final boolean[] complete = new boolean[3];
		final float[] levels = counting.levels(SyntheticMap.cube(spectra), complete, Progress.NONE);
		assertTrue(complete[0] && !complete[1] && complete[2]);
		assertEquals(levels[0], levels[1], 0.5 * levels[0]);
	}
}
