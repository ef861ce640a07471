package org.xasmapper.spectrum;

/** Finds and refuses spectra with missing values: NaN and infinities. */
public final class Finite {

	private Finite() {}

	/**
	 * Zero times a value is zero unless it is NaN or infinite; four sums do not wait for each other.
	 *
	 * @return whether {@code count} values from {@code from} on are numbers
	 */
	public static boolean are(final float[] values, final int from, final int count) {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		int k = from;
		final int end = from + count;
		for (; k < end - 3; k += 4) {
			a += 0 * values[k];
			b += 0 * values[k + 1];
			c += 0 * values[k + 2];
			d += 0 * values[k + 3];
		}
		for (; k < end; k++) a += 0 * values[k];
		return a + b + c + d == 0;
	}

	/** @return whether spectrum {@code i} has a value at every energy */
	public static boolean is(final Spectra spectra, final int i) {
		final int m = spectra.energies().size();
		return are(spectra.values(), i * m, m);
	}

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
