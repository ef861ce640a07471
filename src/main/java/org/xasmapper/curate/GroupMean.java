package org.xasmapper.curate;

import java.util.List;

/**
 * Mean and spread of a group's spectra.
 *
 * @param mean {@code [energies]}
 * @param std {@code [energies]}, sample standard deviation, 0 of a single spectrum
 */
public record GroupMean(double[] mean, double[] std) {

	/** @param group at least one; NaN in one of them gives NaN */
	public static GroupMean of(final List<Candidate> group) {
		final int m = group.get(0).spectrum().length;
		final double[] mean = new double[m];
		for (final Candidate candidate : group) {
			for (int k = 0; k < m; k++) mean[k] += candidate.spectrum()[k] / (double) group.size();
		}
		final double[] std = new double[m];
		for (final Candidate candidate : group) {
			for (int k = 0; k < m; k++) std[k] += Math.pow(candidate.spectrum()[k] - mean[k], 2);
		}
		for (int k = 0; k < m; k++) std[k] = Math.sqrt(std[k] / Math.max(1, group.size() - 1));
		return new GroupMean(mean, std);
	}

	/** @return root mean square difference of a spectrum from the mean */
	double distance(final float[] spectrum) {
		double sum = 0;
		for (int k = 0; k < mean.length; k++) sum += (spectrum[k] - mean[k]) * (spectrum[k] - mean[k]);
		return Math.sqrt(sum / mean.length);
	}
}
