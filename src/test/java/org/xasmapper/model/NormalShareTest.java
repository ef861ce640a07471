package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalShareTest {

	@Test
	void isTheNormalDistributions() {
		assertEquals(0, NormalShare.within(0));
		assertEquals(0.6826895, NormalShare.within(1), 1e-7);
		assertEquals(0.9544997, NormalShare.within(2), 1e-7);
		assertEquals(0.9973002, NormalShare.within(3), 1e-7);
	}
}
