package org.xasmapper.unmix;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.xasmapper.spectrum.Spectra;

/**
 * What the objective of cBSS needs to know of the spectra: TᵀT, S̃ᵀT and ‖S̃‖². The mean measured spectrum is
 * taken off all spectra first. As every column of C sums to one, that changes neither objective nor minimum, but
 * it removes the one large eigenvalue that makes TᵀT so badly conditioned. Immutable, shared by all starts.
 */
final class CbssProblem {

	/** TᵀT, {@code [N × N]}. */
	final DMatrixRMaj gram;

	/** Trace of TᵀT. */
	final double gramTrace;

	/** S̃ᵀT, {@code [n × N]}. */
	final DMatrixRMaj cross;

	/** ‖S̃‖². */
	final double basisSquare;

	/** Weight λ of the term ‖T − S C‖². */
	final double fidelity;

	CbssProblem(final Spectra measured, final Spectra simulated, final double fidelity) {
		final double[] mean = mean(measured);
		final DMatrixRMaj t = centred(measured, mean);
		final DMatrixRMaj s = centred(simulated, mean);
		gram = new DMatrixRMaj(t.numRows, t.numRows);
		CommonOps_DDRM.multTransB(t, t, gram);
		gramTrace = CommonOps_DDRM.trace(gram);
		cross = new DMatrixRMaj(s.numRows, t.numRows);
		CommonOps_DDRM.multTransB(s, t, cross);
		basisSquare = CommonOps_DDRM.dot(vector(s), vector(s));
		this.fidelity = fidelity;
	}

	/** @return n, the number of basis spectra */
	int components() {
		return cross.numRows;
	}

	/** @return N, the number of measured spectra */
	int pixels() {
		return cross.numCols;
	}

	private static double[] mean(final Spectra spectra) {
		final double[] mean = new double[spectra.energies().size()];
		for (int i = 0; i < spectra.count(); i++) {
			for (int k = 0; k < mean.length; k++) mean[k] += spectra.value(i, k) / (double) spectra.count();
		}
		return mean;
	}

	private static DMatrixRMaj centred(final Spectra spectra, final double[] mean) {
		final DMatrixRMaj rows = new DMatrixRMaj(spectra.count(), mean.length);
		for (int i = 0; i < spectra.count(); i++) {
			for (int k = 0; k < mean.length; k++) rows.set(i, k, spectra.value(i, k) - mean[k]);
		}
		return rows;
	}

	private static DMatrixRMaj vector(final DMatrixRMaj matrix) {
		return DMatrixRMaj.wrap(matrix.getNumElements(), 1, matrix.data);
	}
}
