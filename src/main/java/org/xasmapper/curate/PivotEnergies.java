package org.xasmapper.curate;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses the few energies at which spectra differ most and most independently: first the one with the largest variance,
 * then, again and again, the one with the largest variance that the chosen ones do not explain (Gram-Schmidt with
 * pivoting on a sample).
 */
final class PivotEnergies {

	private static final int MOST = 5;
	private static final int SAMPLE = 1000;

	private PivotEnergies() {}

	/** @return numbers of up to five energies; fewer if the spectra differ in fewer ways */
	static int[] of(final List<Candidate> group) {
		final double[][] deviations = deviations(group);
		final int[] pivots = new int[Math.min(MOST, deviations.length)];
		for (int p = 0; p < pivots.length; p++) {
			pivots[p] = largest(deviations);
			final double[] chosen = deviations[pivots[p]].clone();
			final double square = dot(chosen, chosen);
			if (square == 0) return Arrays.copyOf(pivots, Math.max(1, p));
			for (final double[] other : deviations) subtract(other, chosen, dot(other, chosen) / square);
		}
		return pivots;
	}

	/** @return {@code [energies × sample]} deviations from the mean */
	private static double[][] deviations(final List<Candidate> group) {
		final int sample = Math.min(SAMPLE, group.size());
		final double[][] deviations = new double[group.get(0).spectrum().length][sample];
		for (int k = 0; k < deviations.length; k++) {
			for (int s = 0; s < sample; s++) {
				deviations[k][s] = group.get((int) ((long) s * group.size() / sample)).spectrum()[k];
			}
			final double mean = Arrays.stream(deviations[k]).average().orElseThrow();
			for (int s = 0; s < sample; s++) deviations[k][s] -= mean;
		}
		return deviations;
	}

	private static int largest(final double[][] deviations) {
		int largest = 0;
		double most = -1;
		for (int k = 0; k < deviations.length; k++) {
			final double square = dot(deviations[k], deviations[k]);
			if (square <= most) continue;
			most = square;
			largest = k;
		}
		return largest;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int s = 0; s < a.length; s++) sum += a[s] * b[s];
		return sum;
	}

	private static void subtract(final double[] from, final double[] what, final double times) {
		for (int s = 0; s < from.length; s++) from[s] -= times * what[s];
	}
}
