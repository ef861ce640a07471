package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ResidualsTest {

	private static final double NAN = Double.NaN;

	private final Residuals residuals = new Residuals(new double[] { 4, 5, 6, NAN, 6, 3, 3 }, new double[] { 4.5, 5, 5, 5, 6.5, NAN,
		3 }, new double[] { 0.4, 0.1, 0.4, 0.1, NAN, 1, 0 });

	@Test
	void countsWhatIsKnown() {
		assertArrayEquals(new int[] { 0, 1, 2, 4, 6 }, residuals.known());
		assertEquals(2 / 5.0, residuals.meanAbsolute(), 1e-12);
		assertEquals(0, residuals.mean(), 1e-12);
		assertArrayEquals(new double[] { 0, 0, 1.25, 2.5 }, residuals.inBars(), 1e-12);
		assertEquals(0.5, residuals.shareWithin(1), 1e-12);
		assertEquals(0.75, residuals.shareWithin(2), 1e-12);
	}

	@Test
	void anErrorWithABarOfZeroIsInfinitelyManyBars() {
		assertEquals(Double.POSITIVE_INFINITY, new Residuals(new double[1], new double[] { 1 }, new double[1]).inBars(0));
	}

	@Test
	void nothingKnownHasNoNumbers() {
		final Residuals none = residuals.select(3, 5);
		assertEquals(0, none.known().length);
		assertEquals(NAN, none.meanAbsolute());
		assertEquals(NAN, none.shareWithin(1));
		assertThrows(IllegalArgumentException.class, () -> new Residuals(new double[1], new double[2], new double[2]));
	}
}
