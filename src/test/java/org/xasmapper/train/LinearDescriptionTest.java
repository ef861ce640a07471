package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearDescriptionTest {

	private static final int POINTS = 20;

	@Test
	void twoComponentsDescribeWhatTwoNumbersMade() {
		final float[] spectra = spectra(0);
		assertEquals(0, new LinearDescription(spectra, POINTS, 2).rmse(spectra), 1e-6);
	}

	@Test
	void whatIsLeftIsTheNoiseOfTheOtherDirections() {
		final float[] spectra = spectra(0.1);
		final double left = 0.1 * Math.sqrt((POINTS - 2) / (double) POINTS);
		assertEquals(left, new LinearDescription(spectra, POINTS, 2).rmse(spectra), 0.003);
	}

	private static float[] spectra(final double noise) {
		final Random random = new Random(8);
		final float[] spectra = new float[500 * POINTS];
		for (int from = 0; from < spectra.length; from += POINTS) {
			final double a = random.nextGaussian();
			final double b = random.nextGaussian();
			for (int k = 0; k < POINTS; k++) {
				spectra[from + k] = (float) (1 + a * Math.sin(k) + b * k / POINTS + noise * random.nextGaussian());
			}
		}
		return spectra;
	}
}
