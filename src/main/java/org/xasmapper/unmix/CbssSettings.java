package org.xasmapper.unmix;

import org.xasmapper.spectrum.XasException;

/**
 * How {@link Cbss} searches. Why the default fidelity is what it is, with the numbers, stands in
 * {@code docs/decisions/unmixing.md}.
 *
 * @param starts number of random starts, at least 1
 * @param fidelity weight λ of the term ‖T − S C‖² that asks the basis to reproduce the measured spectra, at
 *          least 0; 0 is the published objective, whose minima fit noise and are hardly ever reached
 * @param iterations a start gives up after this many Newton steps, at least 1
 * @param seed of the random starts; the same seed gives the same result whatever the number of threads
 */
public record CbssSettings(int starts, double fidelity, int iterations, long seed) {

	/** @throws XasException if a value is out of range */
	public CbssSettings {
		if (starts < 1) throw new XasException("cBSS needs at least 1 start; got " + starts + ".");
		if (!(fidelity >= 0) || Double.isInfinite(fidelity)) {
			throw new XasException("The fidelity of cBSS must be 0 or above; got " + fidelity + ".");
		}
		if (iterations < 1) throw new XasException("cBSS needs at least 1 iteration; got " + iterations + ".");
	}

	/** @return 100 starts, fidelity 10, at most 500 iterations, seed 1 */
	public static CbssSettings defaults() {
		return new CbssSettings(100, 10, 500, 1);
	}

	public CbssSettings withStarts(final int number) {
		return new CbssSettings(number, fidelity, iterations, seed);
	}

	public CbssSettings withFidelity(final double lambda) {
		return new CbssSettings(starts, lambda, iterations, seed);
	}

	public CbssSettings withSeed(final long value) {
		return new CbssSettings(starts, fidelity, iterations, value);
	}
}
