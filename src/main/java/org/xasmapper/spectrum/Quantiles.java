package org.xasmapper.spectrum;

import java.util.Arrays;

/** Quantiles of numbers in rising order. */
public final class Quantiles {

	private Quantiles() {}

	/**
	 * @param rising finite
	 * @param share 0 to 1
	 * @return the value that this share of the numbers does not exceed, between neighbours by a straight line; NaN if there
	 *         are no numbers
	 */
	public static double of(final double[] rising, final double share) {
		if (rising.length == 0) return Double.NaN;
		final double place = share * (rising.length - 1);
		final int below = (int) place;
		final int above = Math.min(below + 1, rising.length - 1);
		return rising[below] + (place - below) * (rising[above] - rising[below]);
	}

	/** The same of {@code float}. */
	public static double of(final float[] rising, final double share) {
		if (rising.length == 0) return Double.NaN;
		final double place = share * (rising.length - 1);
		final int below = (int) place;
		final int above = Math.min(below + 1, rising.length - 1);
		return rising[below] + (place - below) * ((double) rising[above] - rising[below]);
	}

	/** @return the place, among {@code count} rising numbers, of the one at this share or the next one outward */
	public static int outward(final int count, final double share) {
		final double place = share * (count - 1);
		return (int) (share < 0.5 ? place : Math.ceil(place));
	}

	/** @return the median of numbers in any order, which stay as they are; NaN if there are none */
	public static double median(final double... numbers) {
		final double[] rising = numbers.clone();
		Arrays.sort(rising);
		return of(rising, 0.5);
	}

	/** The same of {@code float}. */
	public static double median(final float... numbers) {
		final float[] rising = numbers.clone();
		Arrays.sort(rising);
		return of(rising, 0.5);
	}
}
