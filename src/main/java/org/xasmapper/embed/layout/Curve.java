package org.xasmapper.embed.layout;

/**
 * Membership of two points of the embedding in one neighbourhood, 1 / (1 + a·d^(2b)) at the distance d: a smooth
 * stand-in for 1 up to the least distance and exp(−(d − least) / spread) beyond.
 *
 * @param a positive
 * @param b positive
 */
public record Curve(double a, double b) {

	private static final int SAMPLES = 300;
	private static final int MOST_STEPS = 200;
	private static final double CONVERGED = 1e-10;

	/**
	 * Least squares over 300 distances from 0 to three times the spread, as umap-learn's {@code find_ab_params}, by
	 * Levenberg's and Marquardt's method from a = b = 1.
	 */
	public static Curve fit(final double minDist, final double spread) {
		Curve best = new Curve(1, 1);
		double damping = 1e-3;
		for (int step = 0; step < MOST_STEPS && damping < 1e12; step++) {
			final Curve next = best.improved(minDist, spread, damping);
			if (!(next.a > 0 && next.b > 0) || next.misfit(minDist, spread) > best.misfit(minDist, spread)) {
				damping *= 10;
				continue;
			}
			final boolean converged = Math.abs(next.a - best.a) + Math.abs(next.b - best.b) < CONVERGED;
			best = next;
			damping /= 10;
			if (converged) break;
		}
		return best;
	}

	double membership(final double distance) {
		return 1 / (1 + a * Math.pow(distance, 2 * b));
	}

	private double misfit(final double minDist, final double spread) {
		double sum = 0;
		for (int i = 0; i < SAMPLES; i++) {
			final double x = sample(i, spread);
			sum += Math.pow(wanted(x, minDist, spread) - membership(x), 2);
		}
		return sum;
	}

	private Curve improved(final double minDist, final double spread, final double damping) {
		double aa = 0;
		double ab = 0;
		double bb = 0;
		double ra = 0;
		double rb = 0;
		for (int i = 1; i < SAMPLES; i++) {
			final double x = sample(i, spread);
			final double value = membership(x);
			final double slopeA = -value * value * Math.pow(x, 2 * b);
			final double slopeB = slopeA * a * 2 * Math.log(x);
			final double residual = wanted(x, minDist, spread) - value;
			aa += slopeA * slopeA;
			ab += slopeA * slopeB;
			bb += slopeB * slopeB;
			ra += slopeA * residual;
			rb += slopeB * residual;
		}
		aa *= 1 + damping;
		bb *= 1 + damping;
		final double determinant = aa * bb - ab * ab;
		return new Curve(a + (bb * ra - ab * rb) / determinant, b + (aa * rb - ab * ra) / determinant);
	}

	private static double sample(final int i, final double spread) {
		return 3 * spread * i / (SAMPLES - 1);
	}

	private static double wanted(final double x, final double minDist, final double spread) {
		return x < minDist ? 1 : Math.exp(-(x - minDist) / spread);
	}
}
