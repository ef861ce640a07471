package org.xasmapper.embed.neighbors;

/**
 * Turns the distances of neighbours into memberships exp(−max(0, d − rho) / sigma), where rho is the distance of the
 * nearest neighbour that is not the point itself or its double, and sigma is such that the memberships of the neighbours but
 * the first sum up to log2 k (McInnes, Healy, Melville 2018, algorithm 3; constants as in umap-learn 0.5).
 */
public final class SmoothDistances {

	private static final int MOST_BISECTIONS = 64;
	private static final double TOLERANCE = 1e-5;

	/** The least sigma as a share of the mean distance. */
	private static final double LEAST_SHARE = 1e-3;

	private final Neighbors neighbors;
	private final float[] sigmas;
	private final float[] rhos;

	private SmoothDistances(final Neighbors neighbors) {
		this.neighbors = neighbors;
		sigmas = new float[neighbors.count()];
		rhos = new float[neighbors.count()];
	}

	/** Of points among themselves, each its own first neighbour. */
	public static SmoothDistances within(final Neighbors neighbors, final Slices slices) {
		final SmoothDistances smooth = new SmoothDistances(neighbors);
		for (int i = 0; i < smooth.rhos.length; i++) smooth.rhos[i] = smooth.leastPositive(i);
		smooth.findSigmas(slices);
		return smooth;
	}

	/** Of new points among embedded ones, to none of which they need be near: rho is 0. */
	public static SmoothDistances toOthers(final Neighbors neighbors, final Slices slices) {
		final SmoothDistances smooth = new SmoothDistances(neighbors);
		smooth.findSigmas(slices);
		return smooth;
	}

	float[] sigmas() {
		return sigmas;
	}

	float[] rhos() {
		return rhos;
	}

	/** @return how much neighbour number {@code j} of point {@code i} belongs to its neighbourhood, 0 to 1 */
	float membership(final int i, final int j) {
		final float beyond = neighbors.distances()[i * neighbors.k() + j] - rhos[i];
		return beyond <= 0 || sigmas[i] == 0 ? 1 : (float) Math.exp(-beyond / sigmas[i]);
	}

	private float leastPositive(final int i) {
		final int k = neighbors.k();
		for (int j = i * k; j < (i + 1) * k; j++) {
			if (neighbors.distances()[j] > 0) return neighbors.distances()[j];
		}
		return 0;
	}

	private void findSigmas(final Slices slices) {
		final double overall = mean(0, neighbors.distances().length);
		slices.run(sigmas.length, (from, to) -> {
			for (int i = from; i < to; i++) sigmas[i] = (float) sigma(i, overall);
		});
	}

	private double sigma(final int i, final double overall) {
		final double mean = mean(i * neighbors.k(), (i + 1) * neighbors.k());
		final double least = LEAST_SHARE * (rhos[i] > 0 ? mean : overall);
		return Math.max(bisected(i, mean > 0 ? mean : 1), least);
	}

	/** The start does not matter to the result, but one of the right size saves half of the steps. */
	private double bisected(final int i, final double start) {
		final double target = Math.log(neighbors.k()) / Math.log(2);
		double low = 0;
		double high = Double.POSITIVE_INFINITY;
		double sigma = start;
		for (int step = 0; step < MOST_BISECTIONS; step++) {
			final double sum = sum(i, sigma);
			if (Math.abs(sum - target) < TOLERANCE) break;
			if (sum > target) high = sigma;
			else low = sigma;
			sigma = high == Double.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
		}
		return sigma;
	}

	private double sum(final int i, final double sigma) {
		final int k = neighbors.k();
		double sum = 0;
		for (int j = i * k + 1; j < (i + 1) * k; j++) {
			final double beyond = neighbors.distances()[j] - rhos[i];
			sum += beyond > 0 ? Math.exp(-beyond / sigma) : 1;
		}
		return sum;
	}

	private double mean(final int from, final int to) {
		double sum = 0;
		for (int j = from; j < to; j++) sum += neighbors.distances()[j];
		return sum / (to - from);
	}
}
