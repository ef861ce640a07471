package org.xasmapper.onnx;

import java.lang.reflect.Field;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets DJL log errors only: Fiji opens its red console at each warning, and DJL warns of what is no fault, such as a
 * missing graphics card. Levels that somebody has set are left alone, and so are all other loggers.
 */
final class EngineLogs {

	private static final String ROOT = "ai.djl";

	/** Of slf4j-simple, which looks for it when a logger is made. */
	private static final String SIMPLE_LEVEL = "org.slf4j.simpleLogger.log." + ROOT;

	/** Of SLF4J itself, which complains once if nobody listens to its loggers. */
	private static final String SLF4J_LEVEL = "slf4j.internal.verbosity";

	/** Kept, because Java forgets the level of a logger that nobody holds. */
	private static final java.util.logging.Logger JAVA_LOGGER = java.util.logging.Logger.getLogger(ROOT);

	private EngineLogs() {}

	/** To be called before the first class of DJL is loaded. */
	static void quiet() {
		if (System.getProperty(SIMPLE_LEVEL) == null) System.setProperty(SIMPLE_LEVEL, "error");
		if (JAVA_LOGGER.getLevel() == null) JAVA_LOGGER.setLevel(Level.SEVERE);
		quietLogback(firstLogger());
	}

	private static Logger firstLogger() {
		if (System.getProperty(SLF4J_LEVEL) != null) return LoggerFactory.getLogger(ROOT);
		System.setProperty(SLF4J_LEVEL, "ERROR");
		try {
			return LoggerFactory.getLogger(ROOT);
		}
		finally {
			System.clearProperty(SLF4J_LEVEL);
		}
	}

	/** Logback need not be there, so its methods are looked up. */
	private static void quietLogback(final Logger logger) {
		if (!logger.getClass().getName().startsWith("ch.qos.logback.classic.")) return;
		try {
			if (logger.getClass().getMethod("getLevel").invoke(logger) != null) return;
			final Field error = Class.forName("ch.qos.logback.classic.Level", true, logger.getClass().getClassLoader()).getField(
				"ERROR");
			logger.getClass().getMethod("setLevel", error.getType()).invoke(logger, error.get(null));
		}
		catch (final ReflectiveOperationException e) {
			logger.debug("Cannot set the level of {}", ROOT, e);
		}
	}
}
