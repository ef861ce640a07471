package org.xasmapper.unmix;

import static org.ejml.dense.row.CommonOps_DDRM.add;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.scale;

import org.ejml.data.DMatrixRMaj;

/**
 * An inexact Newton step inside a trust region, by preconditioned conjugate gradients that stop at negative
 * curvature or at the border of the region (Steihaug, SIAM J. Numer. Anal. 20, 1983). The region is a ball in the
 * norm of the preconditioner. Not thread safe.
 */
final class NewtonStep {

	private static final int MOST_ITERATIONS = 200;

	/** The linear system is solved to this accuracy at least. */
	private static final double LOOSEST = 0.1;

	private final DMatrixRMaj barrier;
	private final PixelPreconditioner preconditioner;
	private final DMatrixRMaj curvature;

	/** The step d. */
	final DMatrixRMaj step;
	private final DMatrixRMaj curved; // (H + barrier) d
	private final DMatrixRMaj residual;
	private final DMatrixRMaj scaled;
	private final DMatrixRMaj direction;
	private final DMatrixRMaj curvedDirection;

	private double length;
	private boolean atBorder;

	/** @param barrier the diagonal that is added to the Hessian, {@code [n × N]}; read at every call */
	NewtonStep(final DMatrixRMaj barrier) {
		this.barrier = barrier;
		preconditioner = new PixelPreconditioner(barrier.numRows, barrier.numCols);
		curvature = new DMatrixRMaj(barrier.numRows, barrier.numRows);
		step = barrier.createLike();
		curved = barrier.createLike();
		residual = barrier.createLike();
		scaled = barrier.createLike();
		direction = barrier.createLike();
		curvedDirection = barrier.createLike();
	}

	/** @return length of the step in the norm of the preconditioner */
	double length() {
		return length;
	}

	/** @return whether the step was cut short by the trust region */
	boolean atBorder() {
		return atBorder;
	}

	/**
	 * Finds the step.
	 *
	 * @param point where the Hessian is taken
	 * @param slope gradient of objective and barrier
	 * @param radius of the trust region; infinite for the first step, which then is as long as the first direction
	 */
	void find(final CbssPoint point, final DMatrixRMaj slope, final double radius) {
		point.meanPixelCurvature(curvature);
		preconditioner.update(curvature, barrier);
		step.zero();
		curved.zero();
		residual.setTo(slope);
		preconditioner.apply(residual, scaled);
		scale(-1, scaled, direction);
		final double first = dot(residual, scaled);
		final double limit = Double.isInfinite(radius) ? Math.sqrt(first) : radius;
		final double goal = first * square(Math.min(LOOSEST, Math.sqrt(Math.sqrt(first))));
		conjugateGradients(point, first, goal, limit);
	}

	private void conjugateGradients(final CbssPoint point, final double first, final double goal,
		final double radius)
	{
		double rho = first;
		double stepStep = 0;
		double stepDirection = 0;
		double directionDirection = first;
		for (int k = 0; k < MOST_ITERATIONS && rho > goal; k++) {
			multiply(point, direction, curvedDirection);
			final double bend = dot(direction, curvedDirection);
			final double alpha = rho / bend;
			final double next = stepStep + alpha * (2 * stepDirection + alpha * directionDirection);
			if (bend <= 0 || next >= radius * radius) {
				advance(toBorder(stepStep, stepDirection, directionDirection, radius));
				finish(radius, true);
				return;
			}
			advance(alpha);
			stepStep = next;
			preconditioner.apply(residual, scaled);
			final double rhoNext = dot(residual, scaled);
			final double beta = rhoNext / rho;
			rho = rhoNext;
			stepDirection = beta * (stepDirection + alpha * directionDirection);
			directionDirection = rho + beta * beta * directionDirection;
			add(-1, scaled, beta, direction, direction);
		}
		finish(Math.sqrt(stepStep), false);
	}

	private void multiply(final CbssPoint point, final DMatrixRMaj vector, final DMatrixRMaj product) {
		point.hessian(vector, product);
		for (int i = 0; i < product.data.length; i++) product.data[i] += barrier.data[i] * vector.data[i];
	}

	private void advance(final double alpha) {
		addEquals(step, alpha, direction);
		addEquals(curved, alpha, curvedDirection);
		addEquals(residual, alpha, curvedDirection);
	}

	private void finish(final double newLength, final boolean border) {
		length = newLength;
		atBorder = border;
	}

	/** @return how far along the direction the border of the region is */
	private static double toBorder(final double stepStep, final double stepDirection, final double directionDirection,
		final double radius)
	{
		final double root = Math.sqrt(stepDirection * stepDirection + directionDirection * (radius * radius -
			stepStep));
		return (root - stepDirection) / directionDirection;
	}

	/** @return by how much the quadratic model falls if the given share of the step is taken */
	double predictedDecrease(final DMatrixRMaj slope, final double share) {
		return -share * dot(slope, step) - share * share / 2 * dot(step, curved);
	}

	static double dot(final DMatrixRMaj a, final DMatrixRMaj b) {
		double sum = 0;
		for (int i = 0; i < a.data.length; i++) sum += a.data[i] * b.data[i];
		return sum;
	}

	private static double square(final double x) {
		return x * x;
	}
}
