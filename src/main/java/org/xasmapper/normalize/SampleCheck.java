package org.xasmapper.normalize;

import org.xasmapper.spectrum.Finite;

/** Tells whether a spectrum can be normalised at all. */
final class SampleCheck {

	private SampleCheck() {}

	/** @return whether no sample is NaN or infinite and not all are equal */
	static boolean isUsable(final float[] samples, final int from, final int count) {
		return Finite.are(samples, from, count) && !isConstant(samples, from, count);
	}

	static boolean isConstant(final float[] samples, final int from, final int count) {
		for (int k = from + 1; k < from + count; k++) {
			if (samples[k] != samples[from]) return false;
		}
		return true;
	}
}
