package org.xasmapper.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.xasmapper.spectrum.XasException;

/** The one place that makes a path of what a person typed or pasted. */
public final class TypedPath {

	private TypedPath() {}

	/**
	 * @param text a path; blanks around it, and the quotes that file managers put around what they copy, do not count
	 * @return the path
	 * @throws XasException if this system has no such paths, as Windows has none with {@code |} or {@code *}
	 */
	public static Path of(final String text) {
		final String trimmed = text.strip();
		final boolean quoted = trimmed.length() >= 2 && trimmed.startsWith("\"") && trimmed.endsWith("\"");
		try {
			return Path.of(quoted ? trimmed.substring(1, trimmed.length() - 1).strip() : trimmed);
		}
		catch (final InvalidPathException e) {
			throw new XasException("\"" + trimmed + "\" cannot be the path of a file or folder on this computer (" + e.getReason() +
				" at character " + (e.getIndex() + 1) + "). Correct it, or choose it with Browse.", e);
		}
	}
}
