package org.xasmapper.io.xrm;

import org.apache.logging.log4j.LogManager;

/**
 * Keeps the console empty: POI logs through Log4j, which complains there, once, if nobody listens to it, and Fiji opens its
 * red console for that. Whoever has loaded Log4j before, or has set its level, is left alone.
 */
final class ContainerLogs {

	private static final String STATUS_LEVEL = "log4j2.StatusLogger.level";

	static {
		final boolean unset = System.getProperty(STATUS_LEVEL) == null;
		if (unset) System.setProperty(STATUS_LEVEL, "OFF");
		try {
			LogManager.getRootLogger();
		}
		finally {
			if (unset) System.clearProperty(STATUS_LEVEL);
		}
	}

	private ContainerLogs() {}

	/** To be called before the first class of POI is loaded. */
	static void quiet() {
		// Done once, when this class is loaded.
	}
}
