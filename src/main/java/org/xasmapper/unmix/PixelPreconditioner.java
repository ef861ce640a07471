package org.xasmapper.unmix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Approximates the inverse of (Hessian + barrier) by one symmetric positive definite {@code [n × n]} matrix per
 * pixel, restricted to changes that sum to zero. It knows what differs between pixels, the barrier, and leaves to
 * the conjugate gradients the few directions in which pixels act together.
 */
final class PixelPreconditioner {

	/** Curvatures below this share of the largest are raised to it. */
	private static final double FLOOR = 1e-6;

	private final int n;
	private final DMatrixRMaj block;
	private final DMatrixRMaj inverse;
	private final EigenDecomposition_F64<DMatrixRMaj> eigen;
	private final double[][] blocks;

	PixelPreconditioner(final int components, final int pixels) {
		n = components;
		block = new DMatrixRMaj(n, n);
		inverse = new DMatrixRMaj(n, n);
		eigen = DecompositionFactory_DDRM.eig(n, true, true);
		blocks = new double[n * n][pixels];
	}

	/**
	 * @param curvature symmetric {@code [n × n]}, shared by all pixels; replaced by its absolute value
	 * @param barrier positive, {@code [n × N]}, the diagonal that is added
	 */
	void update(final DMatrixRMaj curvature, final DMatrixRMaj barrier) {
		makePositive(curvature);
		for (int j = 0; j < barrier.numCols; j++) {
			block.setTo(curvature);
			for (int i = 0; i < n; i++) block.add(i, i, barrier.get(i, j));
			CommonOps_DDRM.invert(block, inverse);
			restrict(j);
		}
	}

	/** Takes from the inverse A its part along 1: A − A 1 1ᵀ A / (1ᵀ A 1). */
	private void restrict(final int pixel) {
		final double total = CommonOps_DDRM.elementSum(inverse);
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < n; k++) {
				blocks[i * n + k][pixel] = inverse.get(i, k) - rowSum(i) * rowSum(k) / total;
			}
		}
	}

	private double rowSum(final int row) {
		double sum = 0;
		for (int k = 0; k < n; k++) sum += inverse.get(row, k);
		return sum;
	}

	private void makePositive(final DMatrixRMaj curvature) {
		eigen.decompose(curvature);
		double largest = Double.MIN_NORMAL;
		for (int e = 0; e < n; e++) largest = Math.max(largest, Math.abs(eigen.getEigenvalue(e).real));
		curvature.zero();
		for (int e = 0; e < n; e++) {
			final DMatrixRMaj v = eigen.getEigenVector(e);
			final double bend = Math.max(Math.abs(eigen.getEigenvalue(e).real), FLOOR * largest);
			CommonOps_DDRM.multAddTransB(bend, v, v, curvature);
		}
	}

	/** Multiplies {@code vector} by the approximate inverse; every column of the result sums to zero. */
	void apply(final DMatrixRMaj vector, final DMatrixRMaj result) {
		final int pixels = vector.numCols;
		result.zero();
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < n; k++) {
				final double[] factors = blocks[i * n + k];
				for (int j = 0; j < pixels; j++) {
					result.data[i * pixels + j] += factors[j] * vector.data[k * pixels + j];
				}
			}
		}
	}
}
