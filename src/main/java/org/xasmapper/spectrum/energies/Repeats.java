package org.xasmapper.spectrum.energies;

import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/** What to do with energies that were measured several times, in frames or in whole sweeps. */
public enum Repeats {

	/** The mean of all values at an energy. */
	MEAN,

	/** The values that were measured first. */
	FIRST,

	/** An error that names the energy. */
	REFUSE;

	/** @throws XasException if there is no choice of this name */
	public static Repeats named(final String name) {
		try {
			return valueOf(name.trim().toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new XasException("repeats must be mean, first or refuse, not \"" + name + "\".", e);
		}
	}

	/** @return the name that users type */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
