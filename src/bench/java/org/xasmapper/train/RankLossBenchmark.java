package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.Progress;

/** The rank loss by its coefficients, against all pairs as arrays of PyTorch (forward only), one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RankLossBenchmark {

	private static final int BATCH = 128;
	private static final int LATENTS = 6;
	private static final int RANKED = 5;

	private final float[] codes = new float[BATCH * LATENTS];
	private final float[] descriptors = new float[BATCH * RANKED];
	private TorchSession session;

	@Setup
	public void setUp() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < codes.length; i++) codes[i] = (float) random.nextGaussian();
		for (int i = 0; i < descriptors.length; i++) descriptors[i] = random.nextInt(5);
		session = TorchSession.open(Progress.NONE);
	}

	@TearDown
	public void tearDown() {
		session.close();
	}

	@Benchmark
	public float[] coefficients() {
		return BalancedRank.gradient(codes, LATENTS, descriptors, RANKED);
	}

	@Benchmark
	public float allPairs() {
		try (NDManager step = session.manager().newSubManager()) {
			final NDArray z = step.create(codes, new Shape(BATCH, LATENTS)).get(":, 0:" + RANKED);
			final NDArray d = step.create(descriptors, new Shape(BATCH, RANKED));
			final NDArray products = z.expandDims(1).sub(z.expandDims(0)).mul(d.expandDims(1).sub(d.expandDims(0)).sign());
			final NDArray concordant = products.gt(0).toType(DataType.FLOAT32, false);
			final NDArray discordant = products.lt(0).toType(DataType.FLOAT32, false);
			final NDArray right = products.mul(concordant).sum().div(concordant.sum());
			return right.add(products.mul(discordant).sum().div(discordant.sum())).getFloat();
		}
	}
}
