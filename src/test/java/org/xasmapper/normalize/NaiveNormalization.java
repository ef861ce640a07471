package org.xasmapper.normalize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.xasmapper.normalize.FitRanges.Range;
import org.xasmapper.spectrum.EnergyGrid;

/** Normalisation as one writes it down: three least-squares fits for every spectrum. Baseline and reference. */
final class NaiveNormalization {

	private NaiveNormalization() {}

	/** @return the edge step; {@code normalized} receives the flattened spectrum, from {@code from} on */
	static double normalize(final EnergyGrid energies, final int e0Index, final FitRanges ranges, final float[] mu,
		final int from, final float[] normalized)
	{
		final int m = energies.size();
		final double[] y = new double[m];
		for (int k = 0; k < m; k++) y[k] = mu[from + k];
		subtract(energies, e0Index, fit(energies, e0Index, ranges.pre(), 1, y), y, 0);
		final double step = fit(energies, e0Index, ranges.post(), ranges.degree(), y)[0];
		for (int k = 0; k < m; k++) y[k] /= step;
		final double[] post = fit(energies, e0Index, ranges.post(), ranges.degree(), y);
		post[0] = 0;
		subtract(energies, e0Index, post, y, e0Index);
		for (int k = 0; k < m; k++) normalized[from + k] = (float) y[k];
		return step;
	}

	private static void subtract(final EnergyGrid energies, final int e0Index, final double[] polynomial,
		final double[] y, final int from)
	{
		for (int k = from; k < y.length; k++) {
			final double x = energies.energy(k) - energies.energy(e0Index);
			double value = 0;
			for (int j = polynomial.length - 1; j >= 0; j--) value = value * x + polynomial[j];
			y[k] -= value;
		}
	}

	private static double[] fit(final EnergyGrid energies, final int e0Index, final Range range, final int degree,
		final double[] y)
	{
		final int points = range.to() - range.from();
		final DMatrixRMaj powers = new DMatrixRMaj(points, degree + 1);
		final DMatrixRMaj values = new DMatrixRMaj(points, 1);
		for (int i = 0; i < points; i++) {
			final double x = energies.energy(range.from() + i) - energies.energy(e0Index);
			for (int j = 0; j <= degree; j++) powers.set(i, j, Math.pow(x, j));
			values.set(i, 0, y[range.from() + i]);
		}
		final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(points, degree + 1);
		solver.setA(powers);
		final DMatrixRMaj polynomial = new DMatrixRMaj(degree + 1, 1);
		solver.solve(values, polynomial);
		return polynomial.data;
	}
}
