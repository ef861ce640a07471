package org.xasmapper.onnx;

import ai.djl.engine.Engine;
import org.xasmapper.spectrum.XasException;

/**
 * ONNX Runtime as DJL starts it. DJL insists on making the one environment that a process can have: whoever uses ONNX
 * Runtime directly calls {@link #start()} first, else no model can be loaded any more.
 */
public final class OnnxRuntime {

	/** DJL's name of the engine. It is always named, so that PyTorch is not started even if it is there. */
	public static final String ENGINE = "OnnxRuntime";

	private OnnxRuntime() {}

	/**
	 * Does nothing if it runs already.
	 *
	 * @throws XasException if it cannot be started
	 */
	public static synchronized void start() {
		// DJL otherwise reports its use over the network, and starts PyTorch for operators that are not used here.
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.onnx.disable_alternative", "true");
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		try {
			// DJL looks for its engines there, and ImageJ's plugins have a loader of their own.
			thread.setContextClassLoader(OnnxRuntime.class.getClassLoader());
			Engine.getEngine(ENGINE);
		}
		catch (final RuntimeException | LinkageError e) {
			throw new XasException("ONNX Runtime cannot be started (" + e.getMessage() +
				"). Its jars onnxruntime and onnxruntime-engine must be there, for this computer's operating system.", e);
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}
}
