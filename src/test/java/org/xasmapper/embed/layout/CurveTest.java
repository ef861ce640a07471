package org.xasmapper.embed.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.xasmapper.embed.Sets;

class CurveTest {

	@Test
	void defaultsGiveThePublishedParameters() {
		final Curve curve = Curve.fit(0.1, 1);
		assertEquals(1.577, curve.a(), 5e-4);
		assertEquals(0.895, curve.b(), 5e-4);
	}

	@Test
	void parametersEqualThoseOfUmapLearn() throws IOException {
		for (final double[] row : Sets.table("curve.csv")) {
			final Curve curve = Curve.fit(row[1], row[0]);
			assertEquals(row[2], curve.a(), 1e-5 * row[2]);
			assertEquals(row[3], curve.b(), 1e-5 * row[3]);
		}
	}

	@Test
	void slopesAreTheDerivativesOfTheLogarithms() {
		final Curve curve = Curve.fit(0.1, 1);
		final Slope pull = Slope.ofPull(curve);
		for (double d = 1e-3; d < 100; d *= 1.37) {
			final double step = d * 1e-5;
			final double rise = Math.log(curve.membership(d + step)) - Math.log(curve.membership(d - step));
			// The slope by d is that by the difference of the points times its length.
			assertEquals(rise / (2 * step), pull.at((float) (d * d)) * d, 1e-4 * Math.abs(rise / (2 * step)));
		}
	}

	@Test
	void tabulatedSlopesAreRightTo2In100000() {
		final Curve curve = Curve.fit(0.1, 1);
		final Slope push = Slope.ofPush(curve);
		for (double square = 1e-9; square < 1e9; square *= 1.0137) {
			final float rounded = (float) square;
			final double power = Math.pow(rounded, curve.b());
			final double exact = 2 * curve.b() / ((0.001 + rounded) * (1 + curve.a() * power));
			assertEquals(exact, push.at(rounded), 2e-5 * exact);
		}
	}
}
