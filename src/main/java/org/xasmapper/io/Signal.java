package org.xasmapper.io;

import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/** What the samples of a measurement are. */
public enum Signal {

	/** Absorption, in whatever unit: rises at the edge. */
	MU("mu"),

	/** Intensity behind the sample: falls at the edge. */
	TRANSMITTED("transmission"),

	/** Counts of fluorescence. */
	FLUORESCENCE("fluorescence"),

	/** Current of electrons. */
	ELECTRON_YIELD("electron-yield"),

	/** {@code −ln(I/I0)} of a thin sample, with I0 taken off already. */
	OPTICAL_DENSITY("optical-density"),

	/** The file does not say it. */
	UNKNOWN("unknown");

	private final String name;

	Signal(final String name) {
		this.name = name;
	}

	/** @throws XasException if there is no signal of this name */
	public static Signal named(final String name) {
		for (final Signal signal : values()) {
			if (signal.name.equals(name.strip().toLowerCase(Locale.ROOT))) return signal;
		}
		throw new XasException("signal must be mu, transmission, fluorescence, electron-yield or optical-density, not \"" + name +
			"\".");
	}

	/** @return the name that users type */
	@Override
	public String toString() {
		return name;
	}
}
