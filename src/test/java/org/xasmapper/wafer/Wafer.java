package org.xasmapper.wafer;

/**
 * What is where on the simulated wafer. Titanium increases along x; four-fold sites give way to five-fold and then
 * to six-fold ones; one spot is reduced to Ti³⁺.
 */
final class Wafer {

	static final int SIZE = 64;

	private static final double CENTRE = (SIZE - 1) / 2.0;
	private static final double RADIUS = 29.5;

	/** Ti fraction where the classes Ti4_CN4, Ti4_CN5 and Ti4_CN6 are most frequent, and how far they reach. */
	private static final double[] FAVOURITE = { 0.08, 0.42, 0.76 };
	private static final double REACH = 0.15;

	private static final double REDUCED_X = 42, REDUCED_Y = 42, REDUCED_RADIUS = 8, REDUCED_SHARE = 0.7;

	private Wafer() {}

	static boolean contains(final int x, final int y) {
		return square(x - CENTRE) + square(y - CENTRE) <= RADIUS * RADIUS;
	}

	/** @return Ti / all metals */
	static double tiFraction(final int x) {
		return 0.08 + 0.68 * x / (SIZE - 1);
	}

	/** @return share of each species, sum 1 */
	static double[] weights(final int x, final int y) {
		final double reduced = REDUCED_SHARE * bell(Math.sqrt(square(x - REDUCED_X) + square(y - REDUCED_Y)),
			REDUCED_RADIUS);
		final double[] weights = new double[FAVOURITE.length + 1];
		double sum = 0;
		for (int s = 0; s < FAVOURITE.length; s++) sum += weights[s] = bell(tiFraction(x) - FAVOURITE[s], REACH);
		for (int s = 0; s < FAVOURITE.length; s++) weights[s] *= (1 - reduced) / sum;
		weights[FAVOURITE.length] = reduced;
		return weights;
	}

	/** @return edge step: the film is thickest off its centre and grows with the Ti content */
	static double edgeStep(final int x, final int y) {
		final double offCentre = Math.sqrt(square(x - 28) + square(y - 36));
		return (0.35 + tiFraction(x)) * (0.5 + 0.7 * bell(offCentre, 24));
	}

	/** @return sum of weights × values of the species, such as the mean oxidation state */
	static double mean(final double[] weights, final double[] values) {
		double sum = 0;
		for (int s = 0; s < weights.length; s++) sum += weights[s] * values[s];
		return sum;
	}

	/** StrictMath: the files must come out alike on every machine. */
	private static double bell(final double distance, final double width) {
		return StrictMath.exp(-square(distance / width) / 2);
	}

	private static double square(final double value) {
		return value * value;
	}
}
