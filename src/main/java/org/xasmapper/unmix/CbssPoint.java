package org.xasmapper.unmix;

import static org.ejml.dense.row.CommonOps_DDRM.add;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.invert;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multAdd;
import static org.ejml.dense.row.CommonOps_DDRM.multTransB;
import static org.ejml.dense.row.CommonOps_DDRM.scale;
import static org.ejml.dense.row.CommonOps_DDRM.subtract;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Objective, gradient and curvature of cBSS at one set of weights C {@code [n × N]}:
 *
 * <pre>
 * L(C) = ‖S̃ − T B‖² + λ ‖T − T B C‖²,  B = C⁺ = Cᵀ G,  G = (C Cᵀ)⁻¹
 * </pre>
 *
 * With K = TᵀT the second term is λ (tr K − tr(Bᵀ K Cᵀ)), since B C is a projection. With D = 2 (K B − TᵀS̃),
 * E = G Dᵀ, M = Bᵀ Eᵀ and Q = Bᵀ K B the gradient is
 *
 * <pre>
 * dL/dC = E − (M + Mᵀ − 2λ Q) C − 2λ Bᵀ K
 * </pre>
 *
 * The product of the Hessian with a change V of C is the derivative of every one of these along V. Both cost
 * little more than one product {@code [n × N]·[N × N]}. All matrices are kept with components as rows, so that
 * inner loops run along the pixels. Not thread safe; one point serves one start.
 */
final class CbssPoint {

	private final CbssProblem problem;

	/** C. */
	final DMatrixRMaj weights;
	final DMatrixRMaj gradient;
	private double value;

	private final DMatrixRMaj inverse; // G
	private final DMatrixRMaj dual; // Bᵀ
	private final DMatrixRMaj dualGram; // Bᵀ K
	private final DMatrixRMaj residual; // Dᵀ
	private final DMatrixRMaj pull; // E
	private final DMatrixRMaj basisGram; // Q, the Gram matrix of the experimental basis
	private final DMatrixRMaj mixing; // M + Mᵀ − 2λ Q

	// Scratch of the product with the Hessian; the names are those of the quantities whose change they hold.
	private final DMatrixRMaj dDual;
	private final DMatrixRMaj dDualGram;
	private final DMatrixRMaj dPull;
	private final DMatrixRMaj dInverse;
	private final DMatrixRMaj dMixing;
	private final DMatrixRMaj small1;
	private final DMatrixRMaj small2;
	private final DMatrixRMaj spectral;

	CbssPoint(final CbssProblem problem) {
		this.problem = problem;
		weights = wide();
		gradient = wide();
		dual = wide();
		dualGram = wide();
		residual = wide();
		pull = wide();
		dDual = wide();
		dDualGram = wide();
		dPull = wide();
		inverse = small();
		basisGram = small();
		mixing = small();
		dInverse = small();
		dMixing = small();
		small1 = small();
		small2 = small();
		spectral = problem.scratch();
	}

	private DMatrixRMaj wide() {
		return new DMatrixRMaj(problem.components(), problem.pixels());
	}

	private DMatrixRMaj small() {
		return new DMatrixRMaj(problem.components(), problem.components());
	}

	/** @return L(C) */
	double value() {
		return value;
	}

	/**
	 * Goes to other weights and computes value and gradient there.
	 *
	 * @return whether the weights have full rank; if not, value and gradient are undefined
	 */
	boolean moveTo(final DMatrixRMaj newWeights) {
		weights.setTo(newWeights);
		multTransB(weights, weights, small1);
		if (!invert(small1, inverse)) return false;
		mult(inverse, weights, dual);
		problem.timesGram(dual, spectral, dualGram);
		value = problem.basisSquare - 2 * dot(dual, problem.cross) + dot(dual, dualGram) + problem.fidelity *
			(problem.gramTrace - dot(weights, dualGram));
		updateGradient();
		return Double.isFinite(value);
	}

	private void updateGradient() {
		final double lambda = problem.fidelity;
		subtract(dualGram, problem.cross, residual);
		scale(2, residual);
		mult(inverse, residual, pull);
		multTransB(dual, pull, small1);
		addTransposed(small1, mixing);
		multTransB(dualGram, dual, basisGram);
		addEquals(mixing, -2 * lambda, basisGram);
		add(1, pull, -2 * lambda, dualGram, gradient);
		multAdd(-1, mixing, weights, gradient);
	}

	/**
	 * @param change V, {@code [n × N]}
	 * @param product receives the Hessian times V
	 */
	void hessian(final DMatrixRMaj change, final DMatrixRMaj product) {
		final double lambda = problem.fidelity;
		differentiateDual(change);
		problem.timesGram(dDual, spectral, dDualGram);

		mult(2, inverse, dDualGram, dPull);
		multAdd(dInverse, residual, dPull);

		multTransB(dDual, pull, small1);
		CommonOps_DDRM.multAddTransB(dual, dPull, small1);
		CommonOps_DDRM.multAddTransB(-2 * lambda, dDual, dualGram, small1);
		addTransposed(small1, dMixing);

		add(1, dPull, -2 * lambda, dDualGram, product);
		multAdd(-1, dMixing, weights, product);
		multAdd(-1, mixing, change, product);
	}

	/** dG = −G (V Cᵀ + C Vᵀ) G and dBᵀ = G V + dG C. */
	private void differentiateDual(final DMatrixRMaj change) {
		multTransB(change, weights, small1);
		addTransposed(small1, small2);
		mult(inverse, small2, small1);
		mult(-1, small1, inverse, dInverse);
		mult(inverse, change, dDual);
		multAdd(dInverse, weights, dDual);
	}

	/**
	 * The part of the Hessian that acts on each pixel alone, averaged over the pixels. For changes V that leave
	 * the row space of C (V Cᵀ = 0) the Hessian is, exactly,
	 * (2λ Q − M − Mᵀ) ⊗ I + (2 G² − 2λ G) ⊗ (I − P) K (I − P) with P = B C; here the last factor is replaced by its
	 * mean eigenvalue.
	 *
	 * @param curvature receives a symmetric {@code [n × n]}, not necessarily positive definite
	 */
	void meanPixelCurvature(final DMatrixRMaj curvature) {
		final double unexplained = Math.max(0, problem.gramTrace - dot(weights, dualGram)) / problem.pixels();
		mult(2 * unexplained, inverse, inverse, curvature);
		addEquals(curvature, -2 * problem.fidelity * unexplained, inverse);
		addEquals(curvature, -1, mixing);
	}

	private static void addTransposed(final DMatrixRMaj a, final DMatrixRMaj sum) {
		for (int i = 0; i < a.numRows; i++) {
			for (int j = 0; j < a.numCols; j++) sum.set(i, j, a.get(i, j) + a.get(j, i));
		}
	}

	private static double dot(final DMatrixRMaj a, final DMatrixRMaj b) {
		double sum = 0;
		for (int i = 0; i < a.getNumElements(); i++) sum += a.data[i] * b.data[i];
		return sum;
	}
}
