package org.xasmapper.chart.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OkLabTest {

	/** The values that its author gives for pairs of XYZ and OKLab, here for white and the primaries of sRGB. */
	@Test
	void agreesWithThePublishedValues() {
		assertLab(1, 0, 0, OkLab.of(Color.WHITE));
		assertLab(0, 0, 0, OkLab.of(Color.BLACK));
		assertLab(0.62796, 0.22486, 0.12585, OkLab.of(Color.RED));
		assertLab(0.86644, -0.23389, 0.17950, OkLab.of(Color.GREEN));
		assertLab(0.45201, -0.03246, -0.31153, OkLab.of(Color.BLUE));
	}

	@Test
	void everyColorComesBack() {
		final Random random = new Random(1);
		for (int i = 0; i < 1000; i++) {
			final Color color = new Color(random.nextInt(1 << 24));
			assertTrue(OkLab.of(color).isDisplayable());
			assertEquals(color, OkLab.of(color).toColor());
		}
		assertFalse(new OkLab(0.6, 0.4, 0).isDisplayable());
	}

	private static void assertLab(final double lightness, final double a, final double b, final OkLab actual) {
		assertEquals(lightness, actual.lightness(), 1e-4);
		assertEquals(a, actual.a(), 1e-4);
		assertEquals(b, actual.b(), 1e-4);
	}
}
