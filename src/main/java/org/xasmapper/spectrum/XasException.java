package org.xasmapper.spectrum;

/**
 * A problem that the person at the microscope can solve. The message says what was wrong, where (file,
 * line, slice or pixel) and what to do; it is shown as it stands, without a stack trace.
 */
public final class XasException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public XasException(final String message) {
		super(message);
	}

	public XasException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
