package org.xasmapper.normalize;

/** Tells whether a spectrum can be normalised at all. */
final class SampleCheck {

	private SampleCheck() {}

	/** @return whether no sample is NaN or infinite and not all are equal */
	static boolean isUsable(final float[] samples, final int from, final int count) {
		return isFinite(samples, from, count) && !isConstant(samples, from, count);
	}

	/** Zero times a sample is zero unless it is NaN or infinite; four sums that do not wait for each other. */
	static boolean isFinite(final float[] samples, final int from, final int count) {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		int k = from;
		final int end = from + count;
		for (; k < end - 3; k += 4) {
			a += 0 * samples[k];
			b += 0 * samples[k + 1];
			c += 0 * samples[k + 2];
			d += 0 * samples[k + 3];
		}
		for (; k < end; k++) a += 0 * samples[k];
		return a + b + c + d == 0;
	}

	static boolean isConstant(final float[] samples, final int from, final int count) {
		for (int k = from + 1; k < from + count; k++) {
			if (samples[k] != samples[from]) return false;
		}
		return true;
	}
}
