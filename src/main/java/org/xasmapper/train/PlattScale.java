package org.xasmapper.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes scores probabilities: 1 / (1 + exp(−(factor · score + offset))), Platt 1999, of the same number of known spectra and strangers.
 *
 * @param factor above 0 where known spectra have the higher scores
 */
record PlattScale(double factor, double offset) {

	private static final int STEPS = 100;
	private static final double EXACT = 1e-10;

	/** Added to the second derivatives: Newton steps stay finite where no score errs. */
	private static final double TRACE = 1e-4;

	/**
	 * Most likely scale, by Newton's method; the problem is convex. Steps are halved until they lead downhill: scores of strangers reach
	 * far, and where all is certain the second derivatives say nothing.
	 */
	static PlattScale of(final float[] known, final float[] strangers) {
		PlattScale scale = new PlattScale(1, 0);
		double loss = scale.loss(known, strangers);
		for (int step = 0; step < STEPS; step++) {
			PlattScale next = scale.improved(known, strangers);
			double lower = next.loss(known, strangers);
			while (!(lower <= loss) && scale.distance(next) >= EXACT) {
				next = new PlattScale((scale.factor + next.factor) / 2, (scale.offset + next.offset) / 2);
				lower = next.loss(known, strangers);
			}
			final double moved = scale.distance(next);
			if (lower <= loss) scale = next;
			if (moved < EXACT) break;
			loss = lower;
		}
		return scale;
	}

	private double distance(final PlattScale other) {
		return Math.abs(other.factor - factor) + Math.abs(other.offset - offset);
	}

	/** @return negative log-likelihood, the mean over either sort of scores */
	private double loss(final float[] known, final float[] strangers) {
		double sum = 0;
		for (final double score : known) sum += softplus(-(factor * score + offset)) / known.length;
		for (final double score : strangers) sum += softplus(factor * score + offset) / strangers.length;
		return sum;
	}

	/** @return ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|), which does not overflow */
	private static double softplus(final double x) {
		return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
	}

	private PlattScale improved(final float[] known, final float[] strangers) {
		final double[] sums = new double[5];
		add(known, 1, sums);
		add(strangers, 0, sums);
		final double a = sums[2] + TRACE;
		final double c = sums[4] + TRACE;
		final double determinant = a * c - sums[3] * sums[3];
		return new PlattScale(factor - (c * sums[0] - sums[3] * sums[1]) / determinant, offset - (a * sums[1] - sums[3] * sums[0]) /
			determinant);
	}

	/** Adds gradient and second derivatives of the negative log-likelihood. */
	private void add(final float[] scores, final double truth, final double[] sums) {
		for (final double score : scores) {
			final double p = 1 / (1 + Math.exp(-(factor * score + offset)));
			final double weight = p * (1 - p) / scores.length;
			final double error = (p - truth) / scores.length;
			sums[0] += error * score;
			sums[1] += error;
			sums[2] += weight * score * score;
			sums[3] += weight * score;
			sums[4] += weight;
		}
	}

	/** @return the network whose logits are scaled */
	TrainedNetwork applied(final TrainedNetwork network) {
		final List<Layer> layers = new ArrayList<>(network.layers());
		final int last = layers.size() - 1;
		layers.set(last, Folding.scaled(layers.get(last), new Moments(new float[] { (float) offset }, new float[] { (float) factor })));
		return new TrainedNetwork(layers, network.positive());
	}
}
