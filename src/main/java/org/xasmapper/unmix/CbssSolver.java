package org.xasmapper.unmix;

import org.ejml.data.DMatrixRMaj;
import org.xasmapper.spectrum.Progress;

/**
 * Minimises the objective of cBSS from one start, by a primal-dual interior-point method with a trust region:
 * the weights are kept positive by a logarithmic barrier −μ Σ log C whose height μ falls towards zero, and each
 * step is a truncated Newton step with the exact Hessian ({@link NewtonStep}). A step that would leave the simplex
 * is shortened as a whole, never clipped entry by entry: the objective is so stiff that clipping undoes the descent.
 * Compare Nocedal and Wright, Numerical Optimization, chapter 19. Not thread safe; scratch memory is reused by the
 * next start.
 */
final class CbssSolver {

	/** A start has converged when its projected gradient is below this share of its first value. */
	static final double TOLERANCE = 1e-4;

	/** Part of the way to the wall of the simplex that a step may go. */
	private static final double NEAR_WALL = 0.995;

	/** Starts are moved this far towards equal weights, to be inside the walls; those that may be near a minimum by far less. */
	private static final double INSIDE = 0.01, JUST_INSIDE = 1e-4;

	/** First height of the barrier, in what would balance it: a high one leads away from a minimum that the start is near. */
	private static final double HIGH = 0.1, LOW = 1e-3;

	/** Changes of the objective below this share of it are rounding errors. */
	private static final double ROUNDING = 1e-13;

	private final CbssProblem problem;
	private final int iterations;
	private CbssPoint here;
	private CbssPoint next;
	private final DMatrixRMaj duals; // z, multipliers of C ≥ 0
	private final DMatrixRMaj barrier; // z / C
	private final DMatrixRMaj slope; // gradient of objective and barrier
	private final DMatrixRMaj candidate;
	private final NewtonStep newton;
	private double firstMu;
	private double mu;
	private double radius;

	CbssSolver(final CbssProblem problem, final int iterations) {
		this.problem = problem;
		this.iterations = iterations;
		here = new CbssPoint(problem);
		next = new CbssPoint(problem);
		duals = here.weights.createLike();
		barrier = here.weights.createLike();
		slope = here.weights.createLike();
		candidate = here.weights.createLike();
		newton = new NewtonStep(barrier);
	}

	/** Where a start ended. */
	record Descent(DMatrixRMaj weights, double loss, int iterations, double firstGradient, double lastGradient) {

		boolean converged() {
			return lastGradient < TOLERANCE * firstGradient;
		}
	}

	/**
	 * @param start weights {@code [n × N]} of full rank, columns on the simplex
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	Descent descend(final DMatrixRMaj start, final Progress progress) {
		return descend(start, goal(start), progress);
	}

	/** @return the projected gradient below which a descent from this random start has converged */
	double goal(final DMatrixRMaj start) {
		here.moveTo(start);
		return TOLERANCE * Simplex.projectedGradient(here.weights, here.gradient);
	}

	/** The same for any start: {@code goal} tells how near to the minimum is near enough. */
	Descent descend(final DMatrixRMaj start, final double goal, final Progress progress) {
		return descend(start, INSIDE, HIGH, goal, progress);
	}

	/** The same for a start that is the minimum of a similar problem, from which it does not stray. */
	Descent descendFromMinimum(final DMatrixRMaj start, final double goal, final Progress progress) {
		return descend(start, JUST_INSIDE, LOW, goal, progress);
	}

	private Descent descend(final DMatrixRMaj start, final double inside, final double height, final double goal,
		final Progress progress)
	{
		here.moveTo(start);
		final double first = Simplex.projectedGradient(here.weights, here.gradient);
		enter(start, inside, height);
		int iteration = 0;
		double gradient = Simplex.projectedGradient(here.weights, here.gradient);
		while (gradient >= goal && iteration < iterations) {
			progress.check();
			prepareBarrier();
			newton.find(here, slope, radius);
			tryStep();
			gradient = Simplex.projectedGradient(here.weights, here.gradient);
			iteration++;
		}
		return new Descent(here.weights.copy(), here.value(), iteration, first, gradient);
	}

	private void enter(final DMatrixRMaj start, final double inside, final double height) {
		for (int i = 0; i < start.data.length; i++) {
			candidate.data[i] = (1 - inside) * start.data[i] + inside / start.numRows;
		}
		here.moveTo(candidate);
		firstMu = height * complementarity(0);
		mu = firstMu;
		for (int i = 0; i < duals.data.length; i++) duals.data[i] = mu / here.weights.data[i];
		radius = Double.POSITIVE_INFINITY;
	}

	/** Lowers μ as soon as the barrier problem is solved as well as μ deserves, and sets up the Newton system. */
	private void prepareBarrier() {
		for (int k = 0; k < 3 && complementarity(mu) < mu; k++) mu *= Math.min(0.2, Math.sqrt(mu / firstMu));
		final double[] c = here.weights.data;
		for (int i = 0; i < c.length; i++) {
			slope.data[i] = here.gradient.data[i] - mu / c[i];
			barrier.data[i] = duals.data[i] / c[i];
		}
	}

	/** @return the largest entry of |C (g − ν) − μ|, with ν the multiplier of each column's sum */
	private double complementarity(final double height) {
		final int n = problem.components();
		double largest = 0;
		for (int j = 0; j < problem.pixels(); j++) {
			double up = 0;
			double down = 0;
			for (int i = 0; i < n; i++) {
				final double c = here.weights.get(i, j);
				up += c * (c * here.gradient.get(i, j) - height);
				down += c * c;
			}
			for (int i = 0; i < n; i++) {
				final double c = here.weights.get(i, j);
				largest = Math.max(largest, Math.abs(c * (here.gradient.get(i, j) - up / down) - height));
			}
		}
		return largest;
	}

	private void tryStep() {
		final double share = shareInside(here.weights, newton.step);
		moveCandidate(share);
		final boolean defined = next.moveTo(candidate);
		final double decrease = here.value() - next.value() + mu * logRatio();
		final double predicted = newton.predictedDecrease(slope, share);
		final double noise = ROUNDING * (Math.abs(here.value()) + mu * candidate.data.length);
		final double agreement = Math.max(Math.abs(decrease), Math.abs(predicted)) < noise ? 1 : decrease / predicted;
		adaptRadius(defined ? agreement : 0, share);
		if (defined && agreement > 1e-4) accept();
	}

	/** Trusts the quadratic model less after a poor prediction, more after a good one that the region cut short. */
	private void adaptRadius(final double agreement, final double share) {
		if (!(agreement >= 0.1)) radius = share * newton.length() / 4;
		else if (agreement > 0.7 && newton.atBorder() && share > 0.5) radius = 2.5 * newton.length();
		else if (Double.isInfinite(radius)) radius = newton.length();
	}

	private void moveCandidate(final double share) {
		final int n = problem.components();
		for (int j = 0; j < problem.pixels(); j++) {
			double sum = 0;
			for (int i = 0; i < n; i++) sum += here.weights.get(i, j) + share * newton.step.get(i, j);
			// Rounding must not add up to columns that no longer sum to one.
			for (int i = 0; i < n; i++) {
				candidate.set(i, j, (here.weights.get(i, j) + share * newton.step.get(i, j)) / sum);
			}
		}
	}

	private double logRatio() {
		double sum = 0;
		for (int i = 0; i < candidate.data.length; i++) sum += Math.log(candidate.data[i] / here.weights.data[i]);
		return sum;
	}

	/** Moves weights and multipliers; a multiplier stays within a factor 1000 of where the barrier wants it. */
	private void accept() {
		// dz = μ/C − z − z d/C, from C z = μ; slope serves as scratch.
		for (int i = 0; i < duals.data.length; i++) {
			slope.data[i] = mu / here.weights.data[i] - duals.data[i] - barrier.data[i] * newton.step.data[i];
		}
		final double share = shareInside(duals, slope);
		final CbssPoint left = here;
		here = next;
		next = left;
		for (int i = 0; i < duals.data.length; i++) {
			final double centre = mu / here.weights.data[i];
			final double z = duals.data[i] + share * slope.data[i];
			duals.data[i] = Math.min(Math.max(z, centre / 1e3), centre * 1e3);
		}
	}

	/** @return the largest share, up to 1, of a change that keeps all values positive */
	private static double shareInside(final DMatrixRMaj values, final DMatrixRMaj change) {
		double share = 1;
		for (int i = 0; i < values.data.length; i++) {
			if (change.data[i] < 0) share = Math.min(share, -NEAR_WALL * values.data[i] / change.data[i]);
		}
		return share;
	}
}
