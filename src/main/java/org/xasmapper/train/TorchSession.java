package org.xasmapper.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.xasmapper.onnx.Engines;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * One training on PyTorch: its arrays live until the session is closed. PyTorch collects gradients for one user at a
 * time, so a second session waits until the first has ended. For use, and to be closed, by the thread that opened it.
 */
final class TorchSession implements AutoCloseable {

	private static final ReentrantLock IN_USE = new ReentrantLock();

	/** Milliseconds between two looks at the cancel button. */
	private static final int PATIENCE = 200;

	private final Engine engine;
	private final NDManager manager;
	private final boolean recordedBefore;

	/** PyTorch records operations for gradients thread by thread, and DJL turns that off in the thread alone that loads it. */
	private TorchSession(final Engine engine) {
		this.engine = engine;
		recordedBefore = JniUtils.isGradMode();
		JniUtils.setGradMode(false);
		manager = engine.newBaseManager();
	}

	/**
	 * @param progress asked about cancellation while another training is running or PyTorch is loaded
	 * @throws XasException saying what to install, if PyTorch is not there
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static TorchSession open(final Progress progress) {
		await(progress);
		try {
			return new TorchSession(torch(progress));
		}
		catch (final RuntimeException | Error e) {
			IN_USE.unlock();
			throw e;
		}
	}

	private static void await(final Progress progress) {
		try {
			while (!IN_USE.tryLock(PATIENCE, TimeUnit.MILLISECONDS)) {
				progress.report("Waiting for another training to end", 0);
				progress.check();
			}
		}
		catch (final InterruptedException e) {
			throw interrupted();
		}
	}

	private static Engine torch(final Progress progress) {
		progress.report("Loading PyTorch", 0);
		while (true) {
			progress.check();
			try {
				return Loading.ENGINE.get(PATIENCE, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException e) {
				// Looks again whether to stop.
			}
			catch (final InterruptedException e) {
				throw interrupted();
			}
			catch (final ExecutionException e) {
				throw new XasException("Training needs PyTorch, which is not installed (" + e.getCause().getMessage() +
					"). Put three files from Maven Central into the jars folder and restart: pytorch-engine-0.35.1.jar and " +
					"pytorch-jni-2.7.1-0.35.1.jar (group ai.djl.pytorch) and, of the same group, pytorch-native-cpu-2.7.1 " +
					"for your platform: linux-x86_64, win-x86_64 or osx-aarch64. Prediction works without them.", e.getCause());
			}
		}
	}

	private static CancellationException interrupted() {
		Thread.currentThread().interrupt();
		return new CancellationException("Cancelled.");
	}

	/** PyTorch, loaded once by a thread of its own: that takes seconds in which nobody could cancel. */
	private static final class Loading {

		static final FutureTask<Engine> ENGINE = new FutureTask<>(Loading::load);

		static {
			final Thread thread = new Thread(ENGINE, "XAS loading of PyTorch");
			thread.setDaemon(true);
			thread.start();
		}

		private static Engine load() {
			// One thread is as fast as two on nets this small, and gives the same sums every time.
			System.setProperty("ai.djl.pytorch.num_threads", "1");
			System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
			return Engines.start("PyTorch");
		}
	}

	/**
	 * @return an array in memory of PyTorch's own. {@link NDManager#create} lays it over a Java buffer, which the garbage collector
	 *         may free while a gradient still depends on it
	 */
	static NDArray array(final NDManager manager, final float[] values, final Shape shape) {
		try (NDArray overBuffer = manager.create(values, shape)) {
			return overBuffer.duplicate();
		}
	}

	/**
	 * @return values times a number. DJL's own {@code mul(Number)} and {@code div(Number)} put the number into a Java buffer that
	 *         nobody keeps; a garbage collection before {@code backward} turns the gradient into zeros or noise
	 */
	static NDArray times(final NDArray values, final double factor) {
		return values.mul(array(values.getManager(), new float[] { (float) factor }, new Shape()));
	}

	/** @return keeper of the arrays that last as long as the session */
	NDManager manager() {
		return manager;
	}

	/** @return what records the operations that gradients are wanted of */
	GradientCollector collectGradients() {
		return engine.newGradientCollector();
	}

	@Override
	public void close() {
		manager.close();
		JniUtils.setGradMode(recordedBefore);
		IN_USE.unlock();
	}
}
