package org.xasmapper.register;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * Least-squares cubic through the samples around an energy: what a smooth spectrum is like between its samples, and how
 * well that is known.
 *
 * @param centre from which energies are counted, eV
 * @param coefficients of 1, x, x², x³, with x in eV
 * @param covariance {@code [4][4]} of the coefficients, from the scatter about the cubic
 */
record LocalCubic(double centre, double[] coefficients, double[][] covariance) {

	private static final int TERMS = 4;

	/** A cubic needs one sample more than it has coefficients to tell its error. */
	private static final int FEWEST = TERMS + 1;

	/**
	 * @param halfWidth how far from the centre samples count, eV; more where that would be fewer than five
	 * @param samples finite, one per energy
	 */
	static LocalCubic of(final EnergyGrid energies, final float[] samples, final double centre, final double halfWidth) {
		int from = energies.firstAtOrAbove(centre - halfWidth);
		int to = energies.lastAtOrBelow(centre + halfWidth) + 1;
		while (to - from < Math.min(FEWEST, energies.size())) {
			final boolean below = to == energies.size() || from > 0 && centre - energies.energy(from - 1) < energies.energy(to) - centre;
			if (below) from--;
			else to++;
		}
		return fit(energies, samples, centre, from, to);
	}

	private static LocalCubic fit(final EnergyGrid energies, final float[] samples, final double centre, final int from,
		final int to)
	{
		final DMatrixRMaj powers = new DMatrixRMaj(to - from, TERMS);
		final DMatrixRMaj values = new DMatrixRMaj(to - from, 1);
		for (int i = 0; i < to - from; i++) {
			final double x = energies.energy(from + i) - centre;
			for (int j = 0; j < TERMS; j++) powers.set(i, j, Math.pow(x, j));
			values.set(i, 0, samples[from + i]);
		}
		final DMatrixRMaj inverse = new DMatrixRMaj(TERMS, to - from);
		CommonOps_DDRM.pinv(powers, inverse);
		final DMatrixRMaj found = new DMatrixRMaj(TERMS, 1);
		CommonOps_DDRM.mult(inverse, values, found);
		final DMatrixRMaj scatter = new DMatrixRMaj(to - from, 1);
		CommonOps_DDRM.mult(powers, found, scatter);
		CommonOps_DDRM.subtractEquals(scatter, values);
		final double variance = CommonOps_DDRM.dot(scatter, scatter) / Math.max(1, to - from - TERMS);
		final double[] coefficients = new double[TERMS];
		final double[][] covariance = new double[TERMS][TERMS];
		for (int i = 0; i < TERMS; i++) {
			coefficients[i] = found.get(i, 0);
			for (int j = 0; j < TERMS; j++) {
				for (int k = 0; k < to - from; k++) covariance[i][j] += variance * inverse.get(i, k) * inverse.get(j, k);
			}
		}
		return new LocalCubic(centre, coefficients, covariance);
	}

	/** @return slope at the centre */
	double slope() {
		return coefficients[1];
	}

	/** @return where the cubic is steepest, eV; NaN if it is least steep there, or straight */
	double steepest() {
		return coefficients[3] < 0 ? centre - coefficients[2] / (3 * coefficients[3]) : Double.NaN;
	}

	/** @return standard deviation of {@link #steepest}, eV */
	double steepestError() {
		final double by2 = -1 / (3 * coefficients[3]);
		final double by3 = coefficients[2] / (3 * coefficients[3] * coefficients[3]);
		return Math.sqrt(by2 * by2 * covariance[2][2] + 2 * by2 * by3 * covariance[2][3] + by3 * by3 * covariance[3][3]);
	}
}
