package org.xasmapper.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuantilesTest {

	/** numpy.quantile of the same numbers. */
	@Test
	void liesBetweenNeighbours() {
		final double[] rising = { 1, 2, 4, 8, 16 };
		assertEquals(4, Quantiles.of(rising, 0.5), 0);
		assertEquals(1.4, Quantiles.of(rising, 0.1), 1e-12);
		assertEquals(14.4, Quantiles.of(rising, 0.95), 1e-12);
		assertEquals(14.4, Quantiles.of(new float[] { 1, 2, 4, 8, 16 }, 0.95), 1e-6);
		assertTrue(Double.isNaN(Quantiles.of(new double[0], 0.5)));
	}

	@Test
	void outwardIsOneOfTheNumbers() {
		assertEquals(0, Quantiles.outward(5, 0.1));
		assertEquals(4, Quantiles.outward(5, 0.9));
		assertEquals(0, Quantiles.outward(1, 0.99));
	}

	@Test
	void medianLeavesItsNumbersAsTheyAre() {
		final double[] numbers = { 3, 1, 2, 10 };
		assertEquals(2.5, Quantiles.median(numbers), 0);
		assertEquals(3, numbers[0], 0);
	}
}
