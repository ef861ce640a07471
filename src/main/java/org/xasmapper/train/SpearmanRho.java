package org.xasmapper.train;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class SpearmanRho {

	private SpearmanRho() {}

	/** @return rho over the pairs in which both values are finite; NaN if fewer than two are or all are equal */
	static double of(final double[] a, final double[] b) {
		final int[] finite = IntStream.range(0, a.length).filter(i -> Double.isFinite(a[i]) && Double.isFinite(b[i]))
			.toArray();
		return correlation(ranks(select(a, finite)), ranks(select(b, finite)));
	}

	/**
	 * @return the highest rho that a variable without ties can have with {@code values}: √(1 − Σ(t³ − t)/(n³ − n))
	 *         over groups of t equal values
	 */
	static double attainable(final double[] values) {
		final double[] ranks = ranks(Arrays.stream(values).filter(Double::isFinite).toArray());
		final double[] untied = IntStream.range(0, ranks.length).mapToDouble(i -> i).toArray();
		Arrays.sort(ranks);
		return correlation(ranks, untied);
	}

	private static double[] select(final double[] values, final int[] chosen) {
		return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
	}

	private static double[] ranks(final double[] values) {
		final int[] order = IntStream.range(0, values.length).boxed().sorted((i, j) -> Double.compare(values[i], values[j]))
			.mapToInt(Integer::intValue).toArray();
		final double[] ranks = new double[values.length];
		for (int from = 0, to; from < order.length; from = to) {
			for (to = from + 1; to < order.length && values[order[to]] == values[order[from]]; to++);
			for (int i = from; i < to; i++) ranks[order[i]] = (from + to - 1) / 2.0;
		}
		return ranks;
	}

	private static double correlation(final double[] a, final double[] b) {
		final double meanA = Arrays.stream(a).average().orElse(Double.NaN);
		final double meanB = Arrays.stream(b).average().orElse(Double.NaN);
		double ab = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i < a.length; i++) {
			ab += (a[i] - meanA) * (b[i] - meanB);
			aa += (a[i] - meanA) * (a[i] - meanA);
			bb += (b[i] - meanB) * (b[i] - meanB);
		}
		return ab / Math.sqrt(aa * bb);
	}
}
