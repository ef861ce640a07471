package org.xasmapper.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Spreads dots sideways where a descriptor has few values, such as a coordination number, so that they do not hide one
 * another: each value becomes a strip.
 */
final class Strips {

	/** With more different values than these, dots stay where they are. */
	private static final int MOST_VALUES = 12;

	/** Multiples of it fill a unit interval evenly, however many there are. */
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

	private final double distance;

	/** @param parts values that share an axis; NaN and infinities are left out */
	Strips(final double[]... parts) {
		final double[] different = Arrays.stream(parts).flatMapToDouble(DoubleStream::of).filter(Double::isFinite).sorted()
			.distinct().limit(MOST_VALUES + 1).toArray();
		double smallest = different.length == 1 ? 1 : Double.POSITIVE_INFINITY;
		for (int i = 1; i < different.length; i++) smallest = Math.min(smallest, different[i] - different[i - 1]);
		distance = different.length <= MOST_VALUES && different.length > 0 ? smallest : 0;
	}

	/**
	 * @param from the strip's left end, in distances of neighbouring values
	 * @param to its right end
	 * @return the place of dot number {@code i}
	 */
	double place(final double value, final int i, final double from, final double to) {
		final double share = i * GOLDEN % 1;
		return value + distance * (from + (to - from) * share);
	}
}
