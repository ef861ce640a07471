package org.xasmapper.normalize;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.xasmapper.normalize.FitRanges.Range;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Pre-edge line and post-edge polynomial for one E0. Both are least-squares fits, so their coefficients are
 * fixed linear combinations of a spectrum's samples: the combinations are computed once, and a spectrum then
 * costs a few dot products. Energies are counted from E0, hence the edge step is a coefficient.
 * <p>
 * Follows {@code larch.xafs.pre_edge} 0.9.58: the polynomial is fitted to what remains after subtracting the
 * line; flattening refits the normalised post-edge with the same degree, which for a linear fit is the same
 * polynomial over the edge step, and is left out where the range has fewer than five energies. Immutable.
 */
final class EdgeFit {

	private static final int FEWEST_TO_FLATTEN = 5;

	private final FitRanges ranges;
	private final int e0Index;
	private final boolean flatten;

	/** Distance from E0, eV. */
	private final float[] x;

	private final PointNoise noise;
	private final double[][] line;
	private final double[][] polynomial;

	/** What the slope of the line takes off the polynomial at E0: 0, unless the degree is, then the mean distance. */
	private final double lineCentre;

	EdgeFit(final EnergyGrid energies, final int e0Index, final FitRanges ranges, final boolean flatten) {
		this.ranges = ranges;
		this.e0Index = e0Index;
		final int postEdgeSamples = ranges.post().to() - ranges.post().from();
		this.flatten = flatten && (ranges.degree() == 0 || postEdgeSamples >= FEWEST_TO_FLATTEN);
		final double[] distance = new double[energies.size()];
		x = new float[energies.size()];
		for (int k = 0; k < x.length; k++) {
			distance[k] = energies.energy(k) - ranges.e0();
			x[k] = (float) distance[k];
		}
		noise = new PointNoise(energies, ranges.pre().from(), ranges.pre().to());
		line = leastSquares(distance, ranges.pre(), 1);
		polynomial = leastSquares(distance, ranges.post(), ranges.degree());
		lineCentre = IntStream.range(0, postEdgeSamples).mapToDouble(i -> polynomial[0][i] * distance[ranges.post().from() +
			i]).sum();
	}

	FitRanges ranges() {
		return ranges;
	}

	/** @return whether the spectra are flattened; a constant post-edge has nothing to flatten and counts as yes */
	boolean flattens() {
		return flatten;
	}

	/** @return the noise of the pre-edge range */
	PointNoise noise() {
		return noise;
	}

	/** The fit of one spectrum; scratch memory that is filled again for every spectrum. */
	static final class Coefficients {

		/** The fit that was done last. */
		private double constant;
		private double linear;

		private double offset;
		private double slope;
		private double step;
		private double stepSlope;
		private double stepCurvature;

		/** @return pre-edge line at E0 */
		double preEdge() {
			return offset;
		}

		/** @return pre-edge line at a distance from E0, eV */
		double line(final double distance) {
			return offset + slope * distance;
		}

		/** @return post-edge minus pre-edge at E0 */
		double edgeStep() {
			return step;
		}
	}

	/**
	 * @param samples holds the spectrum from {@code from} on, finite
	 * @param fit receives line and polynomial
	 */
	void fit(final float[] samples, final int from, final Coefficients fit) {
		fitBoth(line, samples, from + ranges.pre().from(), fit);
		fit.offset = fit.constant;
		fit.slope = fit.linear;
		final int post = from + ranges.post().from();
		if (ranges.degree() > 0) fitBoth(polynomial, samples, post, fit);
		else fit.constant = dot(polynomial[0], samples, post);
		fit.step = fit.constant - fit.offset - fit.slope * lineCentre;
		fit.stepSlope = ranges.degree() > 0 ? fit.linear - fit.slope : 0;
		fit.stepCurvature = ranges.degree() > 1 ? dot(polynomial[2], samples, post) : 0;
	}

	/**
	 * Writes (samples − pre-edge) / edge step, and above E0, if wanted, the same flattened. In float32, which the
	 * processor does eight at a time: the error is that of storing the samples as float32.
	 *
	 * @param normalized receives the spectrum from {@code from} on
	 */
	void normalize(final float[] samples, final int from, final Coefficients fit, final float[] normalized) {
		final float scale = (float) (1 / fit.step);
		final float offset = (float) fit.offset;
		final float slope = (float) fit.slope;
		final int bent = flatten ? e0Index : x.length;
		for (int k = 0; k < bent; k++) {
			normalized[from + k] = (samples[from + k] - (offset + x[k] * slope)) * scale;
		}
		final float postSlope = (float) (fit.slope + fit.stepSlope);
		final float curvature = (float) fit.stepCurvature;
		for (int k = bent; k < x.length; k++) {
			normalized[from + k] = (samples[from + k] - (offset + x[k] * (postSlope + x[k] * curvature))) * scale;
		}
	}

	/**
	 * @param distance of all energies from E0, eV
	 * @return {@code [degree + 1 × samples of the range]}: row j gives the coefficient of (E − E0)^j
	 */
	private static double[][] leastSquares(final double[] distance, final Range range, final int degree) {
		final int points = range.to() - range.from();
		double scale = 0;
		for (int i = 0; i < points; i++) scale = Math.max(scale, Math.abs(distance[range.from() + i]));
		final DMatrixRMaj powers = new DMatrixRMaj(points, degree + 1);
		for (int i = 0; i < points; i++) {
			for (int j = 0; j <= degree; j++) powers.set(i, j, Math.pow(distance[range.from() + i] / scale, j));
		}
		final DMatrixRMaj inverse = new DMatrixRMaj(degree + 1, points);
		CommonOps_DDRM.pinv(powers, inverse);
		final double[][] rows = new double[degree + 1][points];
		for (int j = 0; j <= degree; j++) {
			for (int i = 0; i < points; i++) rows[j][i] = inverse.get(j, i) / Math.pow(scale, j);
		}
		return rows;
	}

	/** Constant and linear coefficient at once: each sample is read once for both, in eight sums that do not wait for each other. */
	private static void fitBoth(final double[][] rows, final float[] samples, final int from, final Coefficients fit) {
		final double[] constant = rows[0];
		final double[] linear = rows[1];
		double a = 0;
		double b = 0;
		double c = 0;
		double d = 0;
		double e = 0;
		double f = 0;
		double g = 0;
		double h = 0;
		int k = 0;
		for (; k < constant.length - 3; k += 4) {
			final double first = samples[from + k];
			final double second = samples[from + k + 1];
			final double third = samples[from + k + 2];
			final double fourth = samples[from + k + 3];
			a += constant[k] * first;
			b += constant[k + 1] * second;
			c += constant[k + 2] * third;
			d += constant[k + 3] * fourth;
			e += linear[k] * first;
			f += linear[k + 1] * second;
			g += linear[k + 2] * third;
			h += linear[k + 3] * fourth;
		}
		for (; k < constant.length; k++) {
			a += constant[k] * samples[from + k];
			e += linear[k] * samples[from + k];
		}
		fit.constant = (a + b) + (c + d);
		fit.linear = (e + f) + (g + h);
	}

	/** Four sums that do not wait for each other. */
	private static double dot(final double[] weights, final float[] samples, final int from) {
		double a = 0;
		double b = 0;
		double c = 0;
		double d = 0;
		int k = 0;
		for (; k < weights.length - 3; k += 4) {
			a += weights[k] * samples[from + k];
			b += weights[k + 1] * samples[from + k + 1];
			c += weights[k + 2] * samples[from + k + 2];
			d += weights[k + 3] * samples[from + k + 3];
		}
		for (; k < weights.length; k++) a += weights[k] * samples[from + k];
		return (a + b) + (c + d);
	}
}
