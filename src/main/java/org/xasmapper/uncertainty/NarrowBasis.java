package org.xasmapper.uncertainty;

import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;

/**
 * What a map with SDM does not hold. SDM mixes the basis spectra, so that its values lie between theirs whatever is there: of
 * a basis of Ti⁴⁺ alone, all is Ti⁴⁺, and nothing about the mixtures says how far off that is. Where the basis spans less than
 * the error of the value without SDM, only the latter was measured: the error of the value with SDM is that of the value without,
 * and its distance from it.
 */
final class NarrowBasis {

	private NarrowBasis() {}

	/**
	 * @param basis descriptors of the basis spectra, {@code [descriptors][spectra]}
	 * @param errors of the prediction with SDM so far
	 * @return standard deviations {@code [descriptors][pixels]} that these lack; 0 where they lack nothing, NaN where masked
	 */
	static float[][] of(final float[][] basis, final Prediction withSdm, final ErrorBudget errors, final Prediction withoutSdm) {
		final float[][] std = new float[withSdm.mean().length][];
		for (int d = 0; d < std.length; d++) {
			final double span = span(basis[d]);
			std[d] = new float[withSdm.mean()[d].length];
			for (int p = 0; p < std[d].length; p++) {
				final double measured = withoutSdm.std()[d][p];
				if (span >= measured) continue;
				final double distance = withSdm.mean()[d][p] - withoutSdm.mean()[d][p];
				final double known = errors.total()[d][p];
				std[d][p] = (float) Math.sqrt(Math.max(0, measured * measured + distance * distance - known * known));
			}
		}
		return std;
	}

	private static double span(final float[] values) {
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (final float value : values) {
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return high - low;
	}
}
