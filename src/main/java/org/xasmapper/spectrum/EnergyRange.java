package org.xasmapper.spectrum;

import java.util.Locale;

/**
 * A closed range of photon energies in eV, absolute or relative to E0 as its user states.
 *
 * @param start lower end, finite
 * @param end upper end, finite and not below {@code start}
 */
public record EnergyRange(double start, double end) {

	/** @throws XasException if an end is not finite or the ends are in the wrong order */
	public EnergyRange {
		if (!Double.isFinite(start) || !Double.isFinite(end)) {
			throw new XasException("An energy range needs two numbers; got " + start + " to " + end + ".");
		}
		if (start > end) {
			throw new XasException(String.format(Locale.ROOT,
				"The energy range %.2f to %.2f eV ends before it starts. Swap the two values.", start, end));
		}
	}

	public double width() {
		return end - start;
	}

	public boolean contains(final double energy) {
		return energy >= start && energy <= end;
	}

	/** @return for example {@code 4962.00–5030.00 eV} */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.2f–%.2f eV", start, end);
	}
}
