package org.xasmapper.unmix;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/**
 * One start of cBSS on the film (where it is absent, on synthetic mixtures), 100 spectra and 4 components, on one
 * thread, in milliseconds. The output says how far the projected gradient fell; only the interior-point method gets
 * below 1e-4.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CbssBenchmark {

	private static final int GRADIENT_STEPS = 3000;

	private CbssProblem problem;
	private RandomWeights random;
	private CbssSolver solver;
	private int start;
	private double worst;

	@Setup
	public void load() {
		final EnergyGrid energies = EnergyGrid.regular(4962, 0.25, 273);
		final boolean shared = Files.isDirectory(Path.of(System.getProperty("xas.shared", "../shared"), "data"));
		final Spectra motifs = shared ? Film.motifs(energies, 0.7, 0) : SyntheticMixture.basis(energies, 4);
		final Spectra film = shared ? Film.measured(energies) : SyntheticMixture.mixed(motifs, 100);
		final CbssSettings settings = CbssSettings.defaults();
		problem = new CbssProblem(film, motifs, settings.fidelity());
		random = new RandomWeights(film, motifs, settings.seed(), settings.starts());
		solver = new CbssSolver(problem, settings.iterations());
	}

	@Setup(Level.Iteration)
	public void begin() {
		worst = 0;
	}

	@TearDown(Level.Iteration)
	public void report() {
		System.out.printf("worst share of the first projected gradient: %.1e; ", worst);
	}

	@Benchmark
	public double interiorPoint() {
		final CbssSolver.Descent descent = solver.descend(random.draw(start++ % 100), Progress.NONE);
		worst = Math.max(worst, descent.lastGradient() / descent.firstGradient());
		return descent.loss();
	}

	/**
	 * The baseline: C = softmax of free parameters, 3000 steps of gradient descent whose length adapts (longer after
	 * a step down, shorter after a step up).
	 */
	@Benchmark
	public double softmaxGradientDescent() {
		final DMatrixRMaj first = random.draw(start++ % 100);
		CbssPoint here = new CbssPoint(problem);
		CbssPoint next = new CbssPoint(problem);
		here.moveTo(first);
		final double gradient = Simplex.projectedGradient(here.weights, here.gradient);
		final DMatrixRMaj candidate = first.createLike();
		double length = 0.1;
		for (int it = 0; it < GRADIENT_STEPS; it++) {
			softmaxStep(here, length, candidate);
			if (next.moveTo(candidate) && next.value() < here.value()) {
				final CbssPoint swap = here;
				here = next;
				next = swap;
				length *= 1.2;
			}
			else length /= 3;
		}
		worst = Math.max(worst, Simplex.projectedGradient(here.weights, here.gradient) / gradient);
		return here.value();
	}

	/** A step of the free parameters multiplies the weights by exp(−step · C (g − Cᵀg)). */
	private static void softmaxStep(final CbssPoint point, final double length, final DMatrixRMaj candidate) {
		final int n = candidate.numRows;
		for (int j = 0; j < candidate.numCols; j++) {
			double mean = 0;
			for (int i = 0; i < n; i++) mean += point.weights.get(i, j) * point.gradient.get(i, j);
			double sum = 0;
			for (int i = 0; i < n; i++) {
				final double c = point.weights.get(i, j);
				candidate.set(i, j, c * Math.exp(-length * c * (point.gradient.get(i, j) - mean)));
				sum += candidate.get(i, j);
			}
			for (int i = 0; i < n; i++) candidate.set(i, j, candidate.get(i, j) / sum);
		}
	}
}
