package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/** The objective against its definition, its derivatives against finite differences. */
class CbssPointTest {

	/** Distance of finite differences; the error of the central ones is its square. */
	private static final double STEP = 1e-5;

	/** {@code N = 12} with 30 energies multiplies by TᵀT, {@code N = 70} by T and Tᵀ in turn. */
	@ParameterizedTest
	@CsvSource({ "0, 12", "0.7, 12", "10, 12", "0.7, 70" })
	void valueIsTheObjectiveOfTheUncentredSpectra(final double fidelity, final int pixels) {
		final Case c = new Case(fidelity, pixels);
		final DMatrixRMaj t = columns(c.measured);
		final DMatrixRMaj dual = new DMatrixRMaj(pixels, 3);
		CommonOps_DDRM.pinv(c.weights, dual);
		final DMatrixRMaj basis = CommonOps_DDRM.mult(t, dual, null);
		final double expected = squaredDistance(columns(c.simulated), basis) + fidelity * squaredDistance(t, CommonOps_DDRM
			.mult(basis, c.weights, null));
		assertEquals(expected, c.value(c.weights), 1e-9 * expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 12", "0.7, 12", "10, 12", "0.7, 70" })
	void gradientAgreesWithFiniteDifferences(final double fidelity, final int pixels) {
		final Case c = new Case(fidelity, pixels);
		c.point.moveTo(c.weights);
		final double[] gradient = c.point.gradient.data.clone();
		final double[] differences = new double[gradient.length];
		for (int i = 0; i < gradient.length; i++) {
			differences[i] = (c.value(c.moved(i, STEP)) - c.value(c.moved(i, -STEP))) / (2 * STEP);
		}
		assertArrayEquals(differences, gradient, 1e-6 * largest(differences));
	}

	@ParameterizedTest
	@CsvSource({ "0, 12", "0.7, 12", "10, 12", "0.7, 70" })
	void hessianAgreesWithFiniteDifferencesOfTheGradient(final double fidelity, final int pixels) {
		final Case c = new Case(fidelity, pixels);
		final DMatrixRMaj change = c.random();
		final DMatrixRMaj product = change.createLike();
		c.point.moveTo(c.weights);
		c.point.hessian(change, product);
		final double[] up = c.gradient(change, STEP);
		final double[] down = c.gradient(change, -STEP);
		final double[] differences = new double[up.length];
		for (int i = 0; i < up.length; i++) differences[i] = (up[i] - down[i]) / (2 * STEP);
		assertArrayEquals(differences, product.data, 1e-6 * largest(differences));
	}

	private static double squaredDistance(final DMatrixRMaj a, final DMatrixRMaj b) {
		double sum = 0;
		for (int i = 0; i < a.data.length; i++) sum += (a.data[i] - b.data[i]) * (a.data[i] - b.data[i]);
		return sum;
	}

	private static DMatrixRMaj columns(final Spectra spectra) {
		final DMatrixRMaj columns = new DMatrixRMaj(spectra.energies().size(), spectra.count());
		for (int i = 0; i < spectra.count(); i++) {
			for (int k = 0; k < spectra.energies().size(); k++) columns.set(k, i, spectra.value(i, k));
		}
		return columns;
	}

	private static double largest(final double[] values) {
		double largest = 0;
		for (final double v : values) largest = Math.max(largest, Math.abs(v));
		assertTrue(largest > 0);
		return largest;
	}

	/** Random spectra with 3 components and weights whose columns sum to one. */
	private static final class Case {

		private final Random random = new Random(7);
		final Spectra measured;
		final Spectra simulated;
		final CbssPoint point;
		final DMatrixRMaj weights;

		Case(final double fidelity, final int pixels) {
			measured = spectra(pixels);
			simulated = spectra(3);
			point = new CbssPoint(new CbssProblem(measured, simulated, fidelity));
			weights = new RandomWeights(measured, simulated, 1, 1).draw(0);
		}

		private Spectra spectra(final int count) {
			final EnergyGrid energies = EnergyGrid.regular(5000, 1, 30);
			final float[] values = new float[count * energies.size()];
			for (int i = 0; i < values.length; i++) values[i] = 1 + (float) random.nextGaussian();
			return new Spectra(energies, values, Table.empty(count));
		}

		DMatrixRMaj random() {
			final DMatrixRMaj matrix = weights.createLike();
			for (int i = 0; i < matrix.data.length; i++) matrix.data[i] = random.nextGaussian();
			// The columns of a change sum to zero, else centring the spectra would change the objective.
			for (int j = 0; j < matrix.numCols; j++) {
				final double mean = (matrix.get(0, j) + matrix.get(1, j) + matrix.get(2, j)) / 3;
				for (int i = 0; i < 3; i++) matrix.add(i, j, -mean);
			}
			return matrix;
		}

		DMatrixRMaj moved(final int entry, final double distance) {
			final DMatrixRMaj moved = weights.copy();
			moved.data[entry] += distance;
			return moved;
		}

		double value(final DMatrixRMaj at) {
			assertTrue(point.moveTo(at));
			return point.value();
		}

		double[] gradient(final DMatrixRMaj change, final double share) {
			assertTrue(point.moveTo(CommonOps_DDRM.add(1, weights, share, change, null)));
			return point.gradient.data.clone();
		}
	}
}
