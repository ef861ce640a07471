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

	/** TᵀT, {@code [N × N]}; null where it is quicker to multiply by T and Tᵀ in turn. */
	private final DMatrixRMaj gram;

	/** Tᵀ, {@code [N × m]}. */
	private final DMatrixRMaj pixelRows;

	/** T, {@code [m × N]}. */
	private final DMatrixRMaj energyRows;

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
		final DMatrixRMaj s = centred(simulated, mean);
		pixelRows = centred(measured, mean);
		energyRows = CommonOps_DDRM.transpose(pixelRows, null);
		gram = pixelRows.numRows > 2 * pixelRows.numCols ? null : CommonOps_DDRM.mult(pixelRows, energyRows,
			null);
		gramTrace = square(pixelRows);
		cross = CommonOps_DDRM.mult(s, energyRows, null);
		basisSquare = square(s);
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

	/** @return scratch memory for {@link #timesGram} */
	DMatrixRMaj scratch() {
		return new DMatrixRMaj(components(), pixelRows.numCols);
	}

	/** Computes X TᵀT for X {@code [n × N]}. */
	void timesGram(final DMatrixRMaj x, final DMatrixRMaj scratch, final DMatrixRMaj product) {
		if (gram != null) {
			CommonOps_DDRM.mult(x, gram, product);
			return;
		}
		CommonOps_DDRM.mult(x, pixelRows, scratch);
		CommonOps_DDRM.mult(scratch, energyRows, product);
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

	private static double square(final DMatrixRMaj matrix) {
		double sum = 0;
		for (int i = 0; i < matrix.getNumElements(); i++) sum += matrix.data[i] * matrix.data[i];
		return sum;
	}
}
