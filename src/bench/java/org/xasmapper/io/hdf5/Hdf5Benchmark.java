package org.xasmapper.io.hdf5;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.ReadingSettings;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.Workers;

/**
 * Time for a plane of a chunked, compressed stack of 48 × 1024 × 1024 float32, opened anew each time. The baseline is h5py:
 * {@code src/bench/python/hdf5_reference.py target/hdf5-stack.h5} makes the file first, and measures h5py on it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 3)
public class Hdf5Benchmark {

	private static final int PLANES = 48;
	private static final int SIDE = 1024;

	@Param("target/hdf5-stack.h5")
	public String file;

	@Benchmark
	@OperationsPerInvocation(PLANES)
	public double[] oneThread() {
		return sums(1);
	}

	@Benchmark
	@OperationsPerInvocation(PLANES)
	public double[] twoThreads() {
		return sums(2);
	}

	private double[] sums(final int threads) {
		final double[] sums = new double[PLANES];
		try (Measurement found = new Hdf5Reader().look(Path.of(file), ReadingSettings.AS_FOUND, Progress.NONE)) {
			final SamplePlanes planes = new SamplePlanes(found.samples());
			Workers.run(PLANES, threads, () -> {
				final float[] plane = new float[SIDE * SIDE];
				return k -> {
					planes.readRows(k, 0, SIDE, plane);
					for (final float value : plane) sums[k] += value;
				};
			});
		}
		return sums;
	}
}
