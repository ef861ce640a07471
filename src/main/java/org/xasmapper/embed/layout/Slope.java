package org.xasmapper.embed.layout;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of squared distances as a table: straight between 256 places of each octave, which is right to 2e-5 for
 * the slopes of a {@link Curve}. The layout needs it a thousand million times, and powers are slow.
 */
final class Slope {

	/** Squared distances from 2^−LOWEST to 2^HIGHEST are told apart, beyond them the nearest of these counts. */
	private static final int LOWEST = 40;
	private static final int HIGHEST = 40;

	/** Bits of a float's mantissa that choose the place. */
	private static final int BITS = 8;

	private static final int REST = 23 - BITS;
	private static final int FIRST = 127 - LOWEST << BITS;
	private static final int LAST = (LOWEST + HIGHEST << BITS) - 1;
	private static final float UNIT = 1f / (1 << REST);

	private final float[] values = new float[LAST + 2];

	private Slope(final DoubleUnaryOperator function) {
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) function.applyAsDouble(Float.intBitsToFloat(FIRST + i << REST));
		}
	}

	/** @return what a pull multiplies the difference of two points with: the slope of log membership, by d² */
	static Slope ofPull(final Curve curve) {
		return new Slope(square -> {
			final double power = Math.pow(square, curve.b());
			return -2 * curve.a() * curve.b() * power / (square * (1 + curve.a() * power));
		});
	}

	/** @return what a push multiplies the difference of two points with: the slope of log (1 − membership) */
	static Slope ofPush(final Curve curve) {
		return new Slope(square -> 2 * curve.b() / ((0.001 + square) * (1 + curve.a() * Math.pow(square, curve.b()))));
	}

	float at(final float square) {
		final int bits = Float.floatToRawIntBits(square);
		final int place = Math.max(0, Math.min(LAST, (bits >> REST) - FIRST));
		final float value = values[place];
		return value + (bits & (1 << REST) - 1) * UNIT * (values[place + 1] - value);
	}
}
