package org.xasmapper.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.xasmapper.spectrum.XasException;

/**
 * ONNX Runtime as DJL starts it. DJL insists on making the one environment that a process can have: whoever uses ONNX
 * Runtime directly calls {@link #start()} first, else no model can be loaded any more.
 */
public final class OnnxRuntime {

	/** DJL's name of the engine. It is always named, so that PyTorch is not started even if it is there. */
	public static final String ENGINE = "OnnxRuntime";

	/** Names the folder that ONNX Runtime takes its libraries from. */
	private static final String LIBRARIES = "onnxruntime.native.path";

	private static boolean started;

	/** Why the engine failed; a second try would tell less, since Java does not load its classes again. */
	private static XasException failure;

	private OnnxRuntime() {}

	/**
	 * Does nothing if it runs already.
	 *
	 * @throws XasException if it cannot be started, saying why and what to do
	 */
	public static synchronized void start() {
		if (started) return;
		if (failure != null) throw failure;
		// DJL otherwise starts PyTorch for operators that are not used here.
		System.setProperty("ai.djl.onnx.disable_alternative", "true");
		if (System.getProperty(LIBRARIES) != null) load();
		else {
			try (NativeLibraries libraries = new NativeLibraries()) {
				System.setProperty(LIBRARIES, libraries.folder().toString());
				load();
			}
			finally {
				System.clearProperty(LIBRARIES);
			}
		}
	}

	private static void load() {
		try {
			Engines.start(ENGINE);
			started = true;
		}
		catch (final RuntimeException | LinkageError e) {
			failure = new XasException("ONNX Runtime cannot be started (" + rootOf(e) + "). Java must be allowed to run " +
				"libraries from " + System.getProperty(LIBRARIES) + "; if it is not, name another folder for temporary files " +
				"when it starts (-Djava.io.tmpdir=FOLDER).", e);
			throw failure;
		}
	}

	/**
	 * Starts ONNX Runtime if it can be, for whoever has another way to compute.
	 *
	 * @return why it cannot be used, as a sentence for the person; empty if it runs
	 */
	public static Optional<String> problem() {
		try {
			start();
			return Optional.empty();
		}
		catch (final XasException e) {
			return Optional.of(e.getMessage());
		}
	}

	/**
	 * @return options of a session each of whose runs takes one thread, and which writes nothing to the console: what is wrong
	 *         with a model comes as an exception, too; to be closed when the session is made
	 * @throws OrtException if it fails; it must have been started
	 */
	public static SessionOptions options() throws OrtException {
		final SessionOptions options = new SessionOptions();
		options.setIntraOpNumThreads(1);
		options.setInterOpNumThreads(1);
		options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
		return options;
	}

	private static String rootOf(final Throwable problem) {
		Throwable root = problem;
		while (root.getCause() != null) root = root.getCause();
		return root.getMessage();
	}
}
