package org.xasmapper.model;

/** What error bars promise: the share of a normal distribution within so many standard deviations. */
public final class NormalShare {

	private static final int STEPS = 400;

	private NormalShare() {}

	/** @return the share within k standard deviations, to five digits up to k = 4 */
	public static double within(final double k) {
		// The density on either side, summed by Simpson's rule.
		final double width = k / STEPS;
		double sum = density(0) + density(k);
		for (int step = 1; step < STEPS; step++) sum += (step % 2 == 1 ? 4 : 2) * density(step * width);
		return 2 * sum * width / 3;
	}

	private static double density(final double k) {
		return Math.exp(-k * k / 2) / Math.sqrt(2 * Math.PI);
	}
}
