package org.xasmapper.unmix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

class SimplexWeightsTest {

	private static final int M = 40;

	private final Random random = new Random(2);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 8 })
	void agreesWithTheBestOfAllSubsets(final int n) {
		final Spectra basis = random(n);
		final SimplexWeights.Solver solver = new SimplexWeights(basis).solver();
		final double[] weights = new double[n];
		for (int trial = 0; trial < 50; trial++) {
			final float[] spectrum = random(1).values();
			final double error = solver.solve(spectrum, 0, weights);
			final double[] expected = bestOfAllSubsets(basis, spectrum);
			assertArrayEquals(expected, weights, 1e-9);
			assertEquals(Math.sqrt(loss(basis, spectrum, expected) / M), error, 1e-9);
		}
	}

	@Test
	void recoversExactMixturesAtAnyOffset() {
		final Spectra basis = random(3);
		final float[] two = new float[2 * M];
		for (int k = 0; k < M; k++) two[M + k] = 0.25f * basis.value(0, k) + 0.75f * basis.value(2, k);
		final double[] weights = new double[3];
		final double error = new SimplexWeights(basis).solver().solve(two, M, weights);
		assertArrayEquals(new double[] { 0.25, 0, 0.75 }, weights, 1e-6);
		assertEquals(0, error, 1e-6);
	}

	@Test
	void aNaNAnywhereMakesAllWeightsNaN() {
		final SimplexWeights.Solver solver = new SimplexWeights(random(3)).solver();
		for (final int k : new int[] { 0, M / 2, M - 1 }) {
			final float[] spectrum = random(1).values();
			spectrum[k] = Float.NaN;
			final double[] weights = new double[3];
			assertTrue(Double.isNaN(solver.solve(spectrum, 0, weights)));
			assertArrayEquals(new double[] { Double.NaN, Double.NaN, Double.NaN }, weights);
		}
	}

	@Test
	void basisSpectraThatAreMultiplesOfEachOtherAreFine() {
		final Spectra one = random(1);
		final float[] values = Arrays.copyOf(one.values(), 2 * M);
		for (int k = 0; k < M; k++) values[M + k] = 2 * values[k];
		final Spectra basis = new Spectra(one.energies(), values, Table.empty(2));
		final float[] spectrum = new float[M];
		for (int k = 0; k < M; k++) spectrum[k] = 1.25f * values[k];
		final double[] weights = new double[2];
		new SimplexWeights(basis).solver().solve(spectrum, 0, weights);
		assertArrayEquals(new double[] { 0.75, 0.25 }, weights, 1e-6);
	}

	@Test
	void refusesABasisWhoseWeightsAreNotUnique() {
		final float[] values = random(3).values();
		for (int k = 0; k < M; k++) values[2 * M + k] = (values[k] + values[M + k]) / 2;
		final Spectra basis = Spectra.named(EnergyGrid.regular(5000, 1, M), List.of("a", "b", "c"), values);
		final XasException e = assertThrows(XasException.class, () -> new SimplexWeights(basis));
		assertTrue(e.getMessage().contains("\"c\""), e.getMessage());
	}

	@Test
	void refusesTooManyComponents() {
		final Spectra basis = random(17);
		assertThrows(XasException.class, () -> new SimplexWeights(basis));
	}

	/** Solves with the sum as the only constraint on every face of the simplex and keeps the best valid answer. */
	private static double[] bestOfAllSubsets(final Spectra basis, final float[] spectrum) {
		final int n = basis.count();
		double[] best = null;
		for (int subset = 1; subset < 1 << n; subset++) {
			final double[] weights = onFace(basis, spectrum, subset);
			if (Arrays.stream(weights).anyMatch(w -> w < 0)) continue;
			if (best == null || loss(basis, spectrum, weights) < loss(basis, spectrum, best)) best = weights;
		}
		return best;
	}

	private static double[] onFace(final Spectra basis, final float[] spectrum, final int subset) {
		final int[] members = IntStream.range(0, basis.count()).filter(i -> (subset >> i & 1) == 1)
			.toArray();
		final int n = members.length;
		final DMatrixRMaj system = new DMatrixRMaj(n + 1, n + 1);
		final DMatrixRMaj right = new DMatrixRMaj(n + 1, 1);
		right.set(n, 0, 1);
		for (int a = 0; a < n; a++) {
			system.set(a, n, 1);
			system.set(n, a, 1);
			for (int k = 0; k < M; k++) {
				right.add(a, 0, basis.value(members[a], k) * (double) spectrum[k]);
				for (int b = 0; b < n; b++) {
					system.add(a, b, basis.value(members[a], k) * (double) basis.value(members[b], k));
				}
			}
		}
		final DMatrixRMaj solution = new DMatrixRMaj(n + 1, 1);
		CommonOps_DDRM.solve(system, right, solution);
		final double[] weights = new double[basis.count()];
		for (int a = 0; a < n; a++) weights[members[a]] = solution.get(a);
		return weights;
	}

	private static double loss(final Spectra basis, final float[] spectrum, final double[] weights) {
		double loss = 0;
		for (int k = 0; k < M; k++) {
			double residual = spectrum[k];
			for (int i = 0; i < weights.length; i++) residual -= weights[i] * basis.value(i, k);
			loss += residual * residual;
		}
		return loss;
	}

	private Spectra random(final int count) {
		final float[] values = new float[count * M];
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		return new Spectra(EnergyGrid.regular(5000, 1, M), values, Table.empty(count));
	}
}
