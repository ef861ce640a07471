package org.xasmapper.unmix;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;

/** Weights of a pixel in 4 basis spectra of 141 energies, in spectra per second of one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SimplexWeightsBenchmark {

	private static final int SPECTRA = 4096;
	private static final int M = 141;

	@Param({ "4", "9" })
	private int components;

	private Spectra basis;
	private float[] spectra;
	private SimplexWeights.Solver solver;
	private double[] weights;

	@Setup
	public void mix() {
		basis = SyntheticMixture.basis(EnergyGrid.regular(4962, 0.25, M), components);
		spectra = SyntheticMixture.mixed(basis, SPECTRA).values();
		solver = new SimplexWeights(basis).solver();
		weights = new double[components];
	}

	@Benchmark
	@OperationsPerInvocation(SPECTRA)
	public double activeSet() {
		double sum = 0;
		for (int p = 0; p < SPECTRA; p++) sum += solver.solve(spectra, p * M, weights) + weights[0];
		return sum;
	}

	/** The baseline: 200 steps of projected gradient on the spectrum itself, as one writes it down first. */
	@Benchmark
	@OperationsPerInvocation(SPECTRA)
	public double projectedGradient() {
		double sum = 0;
		for (int p = 0; p < SPECTRA; p++) sum += projectedGradient(p)[0];
		return sum;
	}

	private double[] projectedGradient(final int p) {
		final double[] w = new double[components];
		Arrays.fill(w, 1.0 / components);
		final double step = 1.0 / (components * M);
		for (int it = 0; it < 200; it++) {
			final double[] gradient = new double[components];
			for (int k = 0; k < M; k++) {
				double residual = -spectra[p * M + k];
				for (int i = 0; i < components; i++) residual += w[i] * basis.value(i, k);
				for (int i = 0; i < components; i++) gradient[i] += residual * basis.value(i, k);
			}
			for (int i = 0; i < components; i++) w[i] -= step * gradient[i];
			Simplex.project(w, new double[components]);
		}
		return w;
	}
}
