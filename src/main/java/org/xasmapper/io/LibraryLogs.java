package org.xasmapper.io;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a library log errors only: Fiji opens its red console at each warning, and libraries warn of what is no fault, such as
 * DJL of a missing graphics card. Levels that somebody has set are left alone, and so are all other loggers.
 */
public final class LibraryLogs {

	/** Of slf4j-simple, which looks for it when a logger is made. */
	private static final String SIMPLE_LEVEL = "org.slf4j.simpleLogger.log.";

	/** Of SLF4J itself, which complains once if nobody listens to its loggers. */
	private static final String SLF4J_LEVEL = "slf4j.internal.verbosity";

	/** Kept, because Java forgets the level of a logger that nobody holds. */
	private static final Map<String, java.util.logging.Logger> JAVA_LOGGERS = new ConcurrentHashMap<>();

	private LibraryLogs() {}

	/**
	 * To be called before the first class of the library is loaded.
	 *
	 * @param root package of the library, such as {@code ai.djl}
	 */
	public static void quiet(final String root) {
		if (System.getProperty(SIMPLE_LEVEL + root) == null) System.setProperty(SIMPLE_LEVEL + root, "error");
		final java.util.logging.Logger logger = JAVA_LOGGERS.computeIfAbsent(root, java.util.logging.Logger::getLogger);
		if (logger.getLevel() == null) logger.setLevel(Level.SEVERE);
		quietLogback(firstLogger(root));
	}

	private static Logger firstLogger(final String root) {
		if (System.getProperty(SLF4J_LEVEL) != null) return LoggerFactory.getLogger(root);
		System.setProperty(SLF4J_LEVEL, "ERROR");
		try {
			return LoggerFactory.getLogger(root);
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
			logger.debug("Cannot set the level of {}", logger.getName(), e);
		}
	}
}
