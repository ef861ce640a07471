package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpearmanRhoTest {

	@Test
	void agreesWithScipyWhereValuesAreEqual() {
		// scipy.stats.spearmanr([1, 2, 2, 4, 5, 7], [3, 1, 1, 6, 2, 9])
		final double[] a = { 1, 2, 2, 4, 5, 7 };
		final double[] b = { 3, 1, 1, 6, 2, 9 };
		assertEquals(0.5294117647, SpearmanRho.of(a, b), 1e-9);
	}

	@Test
	void ordersNotValuesCount() {
		final double[] a = { 1, 10, 100, 1000 };
		assertEquals(1, SpearmanRho.of(a, new double[] { -3, -2, 0, 0.1 }), 1e-12);
		assertEquals(-1, SpearmanRho.of(a, new double[] { 8, 7, 6, -50 }), 1e-12);
	}

	@Test
	void missingValuesAreLeftOut() {
		final double[] a = { 1, Double.NaN, 2, 3 };
		final double[] b = { 1, 5, 2, Double.NaN };
		assertEquals(1, SpearmanRho.of(a, b), 1e-12);
	}

	@Test
	void equalValuesLimitWhatIsAttainable() {
		final double[] threeOfOneKind = { 2, 2, 2, 5 };
		assertEquals(Math.sqrt(1 - 24 / 60.0), SpearmanRho.attainable(threeOfOneKind), 1e-12);
		assertEquals(1, SpearmanRho.attainable(new double[] { 3, 1, 2 }), 1e-12);
	}
}
