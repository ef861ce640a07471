package org.xasmapper.pipeline.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConformalScaleTest {

	@Test
	void isTheSmallestErrorThatLeavesEnoughBelow() {
		// Of nine errors and the one to come, 68 % are seven.
		assertEquals(7, ConformalScale.of(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 }));
		assertEquals(4, ConformalScale.of(new double[] { 1, 2, 3, 4 }));
	}

	@Test
	void whatGivesNoFactorIsUnknown() {
		assertEquals(Double.NaN, ConformalScale.of(new double[] { 1, 2, 3 }));
		assertEquals(Double.NaN, ConformalScale.of(new double[] { 0, 0, 0, 0, 0 }));
		final double infinite = Double.POSITIVE_INFINITY;
		assertEquals(Double.NaN, ConformalScale.of(new double[] { 1, 2, infinite, infinite, infinite }));
	}

	@Test
	void leavingOneOutIsTheScaleOfTheOthers() {
		final SplittableRandom random = new SplittableRandom(3);
		for (int count = ConformalScale.FEWEST; count < 40; count++) {
			final double[] rising = IntStream.range(0, count).mapToDouble(i -> random.nextInt(12)).sorted().toArray();
			for (int left = 0; left < count; left++) {
				final int one = left;
				final double[] others = IntStream.range(0, count).filter(i -> i != one).mapToDouble(i -> rising[i]).toArray();
				final int place = (int) Math.ceil(0.6826895 * count) - 1;
				assertEquals(others[place], ConformalScale.leavingOut(rising[left], rising), count + ", " + left);
			}
		}
	}

	/** Errors of another distribution than the normal one, with bars that are six times too small. */
	@Test
	void scaledBarsHoldForSpectraThatAreStillToCome() {
		final SplittableRandom random = new SplittableRandom(11);
		final int trials = 4000;
		int held = 0;
		for (int trial = 0; trial < trials; trial++) {
			final double[] rising = IntStream.range(0, 14).mapToDouble(i -> error(random)).sorted().toArray();
			if (error(random) <= ConformalScale.of(rising)) held++;
		}
		// Eleven of fifteen places.
		assertEquals(11 / 15.0, held / (double) trials, 0.025);
	}

	private static double error(final SplittableRandom random) {
		return 6 * -Math.log(1 - random.nextDouble());
	}

	@Test
	void theSharesAreThoseOfOneSigma() {
		final double[] many = IntStream.range(1, 10_001).mapToDouble(i -> i / 10_000.0).toArray();
		assertTrue(Math.abs(ConformalScale.of(many) - 0.6827) < 2e-4);
	}
}
