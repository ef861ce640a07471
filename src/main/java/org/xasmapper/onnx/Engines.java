package org.xasmapper.onnx;

import ai.djl.engine.Engine;
import org.xasmapper.io.LibraryLogs;

/**
 * The one place where DJL is started. It looks for its engines once in the life of a program, with the class loader of
 * the thread that happens to come first, and ImageJ's plugins have a loader of their own.
 */
public final class Engines {

	private Engines() {}

	/**
	 * Does little if the engine runs already. Neither reports its use over the network nor looks for anything to
	 * download, and says nothing unless it fails.
	 *
	 * @param name DJL's name of an engine
	 * @throws RuntimeException or LinkageError, if the engine is not there or cannot be started
	 */
	public static synchronized Engine start(final String name) {
		System.setProperty("OPT_OUT_TRACKING", "true");
		System.setProperty("ai.djl.offline", "true");
		final Thread thread = Thread.currentThread();
		final ClassLoader loader = thread.getContextClassLoader();
		try {
			thread.setContextClassLoader(Engines.class.getClassLoader());
			LibraryLogs.quiet("ai.djl");
			return Engine.getEngine(name);
		}
		finally {
			thread.setContextClassLoader(loader);
		}
	}
}
