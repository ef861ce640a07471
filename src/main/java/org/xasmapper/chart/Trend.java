package org.xasmapper.chart;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Quantiles;
import org.xasmapper.spectrum.XasException;

/**
 * A descriptor against composition.
 *
 * @param title of the descriptor, with its unit
 * @param composition increasing
 * @param mean {@code [composition]}, finite
 * @param std {@code [composition]}, error bar; NaN = none
 * @param part {@code [composition]}, what of the error bar is shown apart, such as that of the networks; NaN = none
 * @param pixels values of the single pixels, for their distribution, finite
 */
public record Trend(String title, double[] composition, double[] mean, double[] std, double[] part,
	double[] pixels)
{

	/**
	 * Averages pixels of like composition. Pixels that are NaN in composition or value are left out.
	 *
	 * @param composition {@code [pixels]}
	 * @param value {@code [pixels]}
	 * @param std {@code [pixels]}, error bar; the trend's is the root mean square of those of its pixels
	 * @param part {@code [pixels]}, part of the error bar, averaged likewise
	 * @param bins number of equal steps of composition
	 * @throws XasException if no pixel is left
	 */
	public static Trend of(final String title, final double[] composition, final float[] value, final float[] std,
		final float[] part, final int bins)
	{
		final int[] known = IntStream.range(0, value.length).filter(p -> Double.isFinite(composition[p]) && Float
			.isFinite(value[p])).toArray();
		if (known.length == 0) {
			throw new XasException("No pixel has both a composition and a value of " + title + ".");
		}
		final double first = Arrays.stream(known).mapToDouble(p -> composition[p]).min().getAsDouble();
		final double last = Arrays.stream(known).mapToDouble(p -> composition[p]).max().getAsDouble();
		final double[][] sums = new double[5][bins];
		for (final int p : known) {
			final int bin = last == first ? 0 : Math.min(bins - 1, (int) ((composition[p] - first) / (last - first) * bins));
			sums[0][bin]++;
			sums[1][bin] += composition[p];
			sums[2][bin] += value[p];
			sums[3][bin] += (double) std[p] * std[p];
			sums[4][bin] += (double) part[p] * part[p];
		}
		return ofSums(title, sums, Arrays.stream(known).mapToDouble(p -> value[p]).toArray());
	}

	/** @param sums count, composition, value, squared error bar and its squared part {@code [5][bins]} */
	private static Trend ofSums(final String title, final double[][] sums, final double[] pixels) {
		final int[] filled = IntStream.range(0, sums[0].length).filter(bin -> sums[0][bin] > 0).toArray();
		return new Trend(title, means(sums, 1, filled), means(sums, 2, filled), roots(sums, 3, filled), roots(sums, 4, filled), pixels);
	}

	private static double[] roots(final double[][] sums, final int of, final int[] bins) {
		return Arrays.stream(means(sums, of, bins)).map(Math::sqrt).toArray();
	}

	private static double[] means(final double[][] sums, final int of, final int[] bins) {
		return Arrays.stream(bins).mapToDouble(bin -> sums[of][bin] / sums[0][bin]).toArray();
	}

	/** @return the value that a share of the pixels does not exceed, between neighbours by a straight line */
	double quantile(final double share) {
		final double[] rising = pixels.clone();
		Arrays.sort(rising);
		return Quantiles.of(rising, share);
	}
}
