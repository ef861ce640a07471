package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattScaleTest {

	private static final int COUNT = 20_000;

	/** The log-odds of two normal distributions of one width, their means 3 apart, is 3 (x − their middle). */
	@Test
	void findsTheOddsOfTwoNormalDistributions() {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] known = new float[COUNT];
		final float[] strangers = new float[COUNT];
		for (int i = 0; i < COUNT; i++) {
			known[i] = (float) (4 + random.nextGaussian());
			strangers[i] = (float) (1 + random.nextGaussian());
		}
		final PlattScale scale = PlattScale.of(known, strangers);
		assertEquals(3, scale.factor(), 0.15);
		assertEquals(-7.5, scale.offset(), 0.4);
	}

	@Test
	void theNetworkGivesScaledLogits() {
		final TrainedNetwork twice = new TrainedNetwork(List.of(new Layer(new float[] { 2 }, new float[] { 1 }, new float[0])), false);
		assertEquals(3 * (2 * 5 + 1) - 4, new PlattScale(3, -4).applied(twice).apply(new float[] { 5 })[0], 1e-5);
	}

	@Test
	void scoresThatNeverErrHaveAFiniteScale() {
		final PlattScale scale = PlattScale.of(new float[] { 5, 6 }, new float[] { -5, -6 });
		assertEquals(true, Double.isFinite(scale.factor() + scale.offset()) && scale.factor() > 0, scale.toString());
	}

	/** Full Newton steps from certainty overshoot: scores of strangers reach a thousand. The truth is that of the first test. */
	@Test
	void scoresFarAwayDoNotThrowItOff() {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] known = new float[COUNT];
		final float[] strangers = new float[COUNT];
		for (int i = 0; i < COUNT; i++) {
			known[i] = (float) (20 * (4 + random.nextGaussian()));
			strangers[i] = (float) (i % 2 == 0 ? 20 * (1 + random.nextGaussian()) : -1000 - random.nextInt(10_000));
		}
		final PlattScale scale = PlattScale.of(known, strangers);
		assertEquals(3.0 / 20, scale.factor(), 0.02);
		assertEquals(-7.5 + Math.log(2), scale.offset(), 0.8);
	}
}
