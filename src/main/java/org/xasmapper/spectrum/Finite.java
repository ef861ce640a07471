package org.xasmapper.spectrum;

/** Refuses spectra with missing values. */
public final class Finite {

	private Finite() {}

	/**
	 * @param kind what the spectra are, for the message, such as "measured"
	 * @throws XasException naming the first spectrum and energy whose value is not finite
	 */
	public static void require(final Spectra spectra, final String kind) {
		final int m = spectra.energies().size();
		for (int i = 0; i < spectra.count(); i++) {
			for (int k = 0; k < m; k++) {
				if (Float.isFinite(spectra.value(i, k))) continue;
				throw new XasException("The " + kind + " spectrum \"" + spectra.names().get(i) + "\" is " + spectra
					.value(i, k) + " at " + spectra.energies().energy(k) + " eV. Leave out spectra with missing values.");
			}
		}
	}
}
