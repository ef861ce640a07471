package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DescriptorTest {

	/** A quarter of the square of the spread, three quarters of that of the usual error: 0.12 √(π/2) = 0.1504. */
	@Test
	void anErrorBarLeansOnTheUsualError() {
		final Descriptor descriptor = new Descriptor("OS", "", 2, 4, 0.12, 1);
		assertEquals(0.1642, descriptor.bar(0.2), 1e-4);
		assertEquals(0.1303, descriptor.bar(0), 1e-4, "all networks agree");
		assertEquals(1.0084, descriptor.bar(2), 1e-4, "none does");
	}

	@Test
	void itIsTheSpreadWhereTheUsualErrorIsNotKnown() {
		assertEquals(0.2, new Descriptor("OS", "", 2, 4, Double.NaN, 1).bar(0.2));
		assertEquals(Double.NaN, new Descriptor("OS", "", 2, 4, 0.12, 1).bar(Double.NaN), "a single member");
	}
}
