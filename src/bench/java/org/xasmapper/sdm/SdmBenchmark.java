package org.xasmapper.sdm;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;
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

/** Mixing 4 simulated spectra of 141 energies into a map of 256 × 256 pixels, in spectra per second of the machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SdmBenchmark {

	private static final int SIDE = 256;
	private static final int PIXELS = SIDE * SIDE;
	private static final List<String> NAMES = List.of("a", "b", "c", "d");

	private final EnergyGrid energies = EnergyGrid.regular(4962, 0.25, 141);
	private final float[][] weights = new float[4][PIXELS];
	private Spectra basis;
	private SpectralCube target;

	@Setup
	public void fill() {
		final Random random = new Random(1);
		final float[] values = new float[4 * energies.size()];
		for (int i = 0; i < values.length; i++) values[i] = random.nextFloat();
		for (final float[] map : weights) {
			for (int p = 0; p < PIXELS; p++) map[p] = random.nextFloat();
		}
		basis = Spectra.named(energies, NAMES, values);
		target = SpectralCube.inMemory(SIDE, SIDE, energies);
	}

	@Benchmark
	@OperationsPerInvocation(PIXELS)
	public SpectralCube planes() {
		Sdm.transform(NAMES, weights, basis, target, Progress.NONE);
		return target;
	}

	/** The baseline: pixel after pixel, energy after energy, on one thread. */
	@Benchmark
	@OperationsPerInvocation(PIXELS)
	public SpectralCube naive() {
		final RandomAccess<FloatType> access = target.samples().randomAccess();
		for (int p = 0; p < PIXELS; p++) {
			for (int k = 0; k < energies.size(); k++) {
				double sum = 0;
				for (int i = 0; i < 4; i++) sum += weights[i][p] * basis.value(i, k);
				access.setPosition(new int[] { p % SIDE, p / SIDE, k });
				access.get().set((float) sum);
			}
		}
		return target;
	}
}
