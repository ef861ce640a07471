package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GuardSampleTest {

	/** By hand: of the nine pairs, 3 above 1, 2, 2; 2 above 1 and level with 2, 2; 1 level with 1. */
	@Test
	void levelScoresCountHalf() {
		assertEquals((3 + 1 + 0.5 + 0.5 + 0.5) / 9, GuardSample.auc(new float[] { 3, 2, 1 }, new float[] { 2, 1, 2 }), 1e-12);
	}
}
