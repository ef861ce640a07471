package org.xasmapper.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Spectra;

/**
 * How well an embedding keeps the nearest neighbours.
 *
 * @param trustworthiness of Venna and Kaski (2001), as scikit-learn's function of that name
 * @param kept mean share of the nearest neighbours that are nearest neighbours in the embedding
 */
public record Faithfulness(double trustworthiness, double kept) {

	/** @param coordinates {@code [spectra × dims]} */
	public static Faithfulness of(final Spectra spectra, final float[] coordinates, final int k) {
		final int n = spectra.count();
		final double[] penalties = new double[n];
		final double[] shares = new double[n];
		IntStream.range(0, n).parallel().forEach(i -> {
			final int[] ranks = ranks(nearest(spectra.values(), n, i));
			final int[] near = nearest(coordinates, n, i);
			for (int j = 0; j < k; j++) {
				penalties[i] += Math.max(0, ranks[near[j]] - k);
				if (ranks[near[j]] <= k) shares[i] += 1.0 / k;
			}
		});
		final double worst = n * (double) k * (2.0 * n - 3 * k - 1) / 2;
		return new Faithfulness(1 - Arrays.stream(penalties).sum() / worst, Arrays.stream(shares).average().orElseThrow());
	}

	/** @return numbers of the others, the nearest first */
	private static int[] nearest(final float[] values, final int n, final int i) {
		final int dims = values.length / n;
		final long[] order = new long[n - 1];
		for (int j = 0, place = 0; j < n; j++) {
			if (j == i) continue;
			double square = 0;
			for (int d = 0; d < dims; d++) square += Math.pow(values[i * dims + d] - values[j * dims + d], 2);
			order[place++] = (long) Float.floatToIntBits((float) square) << 32 | j;
		}
		Arrays.sort(order);
		return Arrays.stream(order).mapToInt(entry -> (int) entry).toArray();
	}

	/** @return at which place, from 1, each is */
	private static int[] ranks(final int[] order) {
		final int[] ranks = new int[order.length + 1];
		for (int place = 0; place < order.length; place++) ranks[order[place]] = place + 1;
		return ranks;
	}
}
