package org.xasmapper.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.Workers;

/**
 * Spectra predicted per second by a graph of the size and kind that this project trains: encoder and decoder of
 * 5 × 64, 137 energies, an ensemble of 32 networks of one layer of 32. {@code bareSession} is the baseline: ONNX Runtime
 * alone on as many threads, with input and outputs in buffers that it need not copy, and nobody to read the outputs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictBenchmark {

	private static final int SIDE = 256;
	private static final int COUNT = SIDE * SIDE;
	private static final int CHUNK = 1024;

	private OnnxModel model;
	private Predictor predictor;
	private OrtSession session;
	private Spectra spectra;
	private Spectra otherGrid;
	private SpectralCube map;

	@Setup
	public void prepare() throws OrtException {
		final SmallModel trained = new SmallModel();
		trained.grid = new RegularGrid(4962, 0.5, 137);
		trained.latents = List.of("OS", "CN", "OCN", "NNRS", "MOOD", "free");
		trained.members = 32;
		trained.coderLayers = new int[] { 64, 64, 64, 64, 64 };
		trained.memberLayers = new int[] { 32 };
		model = OnnxModel.of(trained.bytes(), "benchmark");
		predictor = new Predictor(model);
		final OrtSession.SessionOptions options = new OrtSession.SessionOptions();
		options.setIntraOpNumThreads(1);
		options.setInterOpNumThreads(1);
		session = OrtEnvironment.getEnvironment().createSession(trained.bytes(), options);
		spectra = spectra(trained.grid.toEnergyGrid());
		otherGrid = spectra(EnergyGrid.regular(4955, 0.55, 141));
		map = SpectralCube.inMemory(SIDE, SIDE, spectra.energies());
		final float[] plane = new float[COUNT];
		for (int k = 0; k < map.energies().size(); k++) {
			for (int p = 0; p < COUNT; p++) plane[p] = spectra.value(p, k);
			map.writeRows(k, 0, SIDE, plane);
		}
	}

	private static Spectra spectra(final EnergyGrid energies) {
		final Random random = new Random(1579);
		final float[] values = new float[COUNT * energies.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (0.5 + Math.atan(energies.energy(i % energies.size()) - 4980) / Math.PI + 0.02 * random
				.nextGaussian());
		}
		return new Spectra(energies, values, Table.empty(COUNT));
	}

	@TearDown
	public void close() throws OrtException {
		model.close();
		session.close();
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public Prediction list() {
		return predictor.predict(spectra, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public Prediction listOfOtherEnergies() {
		return predictor.predict(otherGrid, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public Prediction map() {
		return predictor.predict(map, Progress.NONE);
	}

	@Benchmark
	@OperationsPerInvocation(COUNT)
	public int bareSession() {
		Workers.run(COUNT / CHUNK, Workers.available(), this::bareWorker);
		return COUNT;
	}

	private IntConsumer bareWorker() {
		try {
			final OnnxTensor input = tensor(CHUNK, 137);
			input.getBufferRef().ifPresent(buffer -> ((FloatBuffer) buffer).put(spectra.values(), 0, CHUNK * 137));
			final Map<String, OnnxTensor> inputs = Map.of("spectrum", input);
			final Map<String, OnnxValue> outputs = new HashMap<>();
			outputs.put("latent", tensor(CHUNK, 6));
			outputs.put("descriptors", tensor(CHUNK, 32, 2));
			outputs.put("reconstruction", tensor(CHUNK, 137));
			return chunk -> run(inputs, outputs);
		}
		catch (final OrtException e) {
			throw new IllegalStateException(e);
		}
	}

	private void run(final Map<String, OnnxTensor> inputs, final Map<String, OnnxValue> outputs) {
		try {
			session.run(inputs, outputs);
		}
		catch (final OrtException e) {
			throw new IllegalStateException(e);
		}
	}

	private static OnnxTensor tensor(final long... shape) throws OrtException {
		int size = Float.BYTES;
		for (final long length : shape) size *= length;
		final FloatBuffer buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()).asFloatBuffer();
		return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), buffer, shape);
	}
}
