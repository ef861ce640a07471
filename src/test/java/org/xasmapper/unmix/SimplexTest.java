package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class SimplexTest {

	@Test
	void projectsOntoFaceEdgeAndCorner() {
		assertArrayEquals(new double[] { 0.2, 0.3, 0.5 }, projected(0.3, 0.4, 0.6), 1e-15);
		assertArrayEquals(new double[] { 0.4, 0.6, 0 }, projected(0.4, 0.6, -3), 1e-15);
		assertArrayEquals(new double[] { 0, 1, 0 }, projected(-1, 5, 2), 1e-15);
	}

	@Test
	void projectedGradientVanishesExactlyAtAMinimum() {
		final DMatrixRMaj weights = new DMatrixRMaj(3, 1, true, 0.5, 0.5, 0);
		// Equal slopes where the weight is free, a larger one where it is zero.
		assertEquals(0, Simplex.projectedGradient(weights, new DMatrixRMaj(3, 1, true, 2, 2, 7)), 1e-15);
		// A smaller one there means that growth would pay.
		assertEquals(0.4 / 3 * 2, Simplex.projectedGradient(weights, new DMatrixRMaj(3, 1, true, 2, 2, 1.6)), 1e-15);
	}

	private static double[] projected(final double... vector) {
		Simplex.project(vector, new double[vector.length]);
		return vector;
	}
}
