package org.xasmapper.normalize;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;

/**
 * Spectra of 141 energies normalised per second. {@code fitPerSpectrum} is the baseline: what Larch's code does,
 * a least-squares problem set up and solved for every spectrum.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class NormalizeBenchmark {

	private static final int SIDE = 128;
	private static final int COUNT = SIDE * SIDE;
	private static final int ENERGIES = 141;
	private static final int E0_INDEX = 56;

	private final EnergyGrid energies = EnergyGrid.regular(4952, 0.5, ENERGIES);
	private final NormalizationSettings perSpectrum = NormalizationSettings.automatic().withDegree(1).withE0From(
		E0Source.EACH_SPECTRUM);
	private final NormalizationSettings given = perSpectrum.withE0(energies.energy(E0_INDEX));

	private Spectra spectra;
	private SpectralCube map;
	private SpectralCube target;

	@Setup
	public void makeSpectra() {
		final Random random = new Random(1579);
		final float[] values = new float[COUNT * ENERGIES];
		for (int i = 0; i < values.length; i++) {
			final double x = energies.energy(i % ENERGIES) - energies.energy(E0_INDEX);
			values[i] = (float) (0.4 - 0.002 * x + 0.5 + Math.atan(x / 1.5) / Math.PI + 0.01 * random.nextGaussian());
		}
		spectra = new Spectra(energies, values, Table.empty(COUNT));
		map = SpectralCube.inMemory(SIDE, SIDE, energies);
		target = SpectralCube.inMemory(SIDE, SIDE, energies);
		final float[] plane = new float[COUNT];
		for (int k = 0; k < ENERGIES; k++) {
			for (int p = 0; p < COUNT; p++) plane[p] = values[p * ENERGIES + k];
			map.writeRows(k, 0, SIDE, plane);
		}
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public NormalizedSpectra givenE0OneThread() {
		return new Normalizer(given).normalize(spectra, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public NormalizedSpectra automaticE0OneThread() {
		return new Normalizer(perSpectrum).normalize(spectra, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public NormalizationResult givenE0CubeAllThreads() {
		return new Normalizer(given).normalize(map, target, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public float[] fitPerSpectrum() {
		final FitRanges ranges = FitRanges.around(energies, E0_INDEX, given);
		final float[] normalized = new float[COUNT * ENERGIES];
		for (int i = 0; i < COUNT; i++) {
			NaiveNormalization.normalize(energies, E0_INDEX, ranges, spectra.values(), i * ENERGIES, normalized);
		}
		return normalized;
	}
}
