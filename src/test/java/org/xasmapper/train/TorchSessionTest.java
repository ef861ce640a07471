package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;

class TorchSessionTest {

	/** With DJL's own mul(Number) the factor is no longer there when the gradient is computed, which came out as 0. */
	@Test
	void aGarbageCollectionBeforeTheGradientDoesNotChangeIt() throws InterruptedException {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDArray values = TorchSession.array(session.manager(), new float[] { 1, 2, 3 }, new Shape(3));
			values.setRequiresGradient(true);
			try (GradientCollector collector = session.collectGradients()) {
				final NDArray loss = TorchSession.times(values.square(), 0.5).sum();
				collectGarbage();
				collector.backward(loss);
			}
			assertArrayEquals(new float[] { 1, 2, 3 }, values.getGradient().toFloatArray());
		}
	}

	/** Parameters are changed in place, which PyTorch refuses while it records; whether it does is each thread's own matter. */
	@Test
	void everyThreadCanChangeParametersInPlace() throws Exception {
		for (int thread = 0; thread < 2; thread++) {
			final FutureTask<float[]> training = new FutureTask<>(() -> {
				try (TorchSession session = TorchSession.open(Progress.NONE)) {
					final NDArray values = TorchSession.array(session.manager(), new float[] { 1, 2 }, new Shape(2));
					values.setRequiresGradient(true);
					values.addi(TorchSession.array(session.manager(), new float[] { 1, 1 }, new Shape(2)));
					return values.toFloatArray();
				}
			});
			new Thread(training).start();
			assertArrayEquals(new float[] { 2, 3 }, training.get());
		}
	}

	/** Frees the Java buffers that nobody keeps, and writes where they were. */
	private static void collectGarbage() throws InterruptedException {
		final ReferenceQueue<ByteBuffer> collected = new ReferenceQueue<>();
		final PhantomReference<ByteBuffer> unkept = new PhantomReference<>(ByteBuffer.allocateDirect(4), collected);
		Reference<? extends ByteBuffer> found = null;
		for (int i = 0; i < 100 && found == null; i++) {
			System.gc();
			found = collected.remove(200);
		}
		assertSame(unkept, found, "no garbage was collected, so that nothing is tested");
		final List<ByteBuffer> buffers = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			final ByteBuffer buffer = ByteBuffer.allocateDirect(4 + i % 32).order(ByteOrder.nativeOrder());
			while (buffer.remaining() >= 4) buffer.putFloat(77);
			buffers.add(buffer);
		}
	}
}
