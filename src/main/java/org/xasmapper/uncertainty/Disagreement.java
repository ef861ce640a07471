package org.xasmapper.uncertainty;

import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;

/**
 * What two ways to the same value have to do with its error. With SDM a value is right if the basis holds all that is there;
 * without, if the model reads measured spectra as it reads simulated ones. Where the two differ by more than their error bars,
 * one of the two does not hold, and nothing in the data says which. A truth that may as well lie at the one value as at
 * the other has half their squared distance as its variance.
 */
final class Disagreement {

	private Disagreement() {}

	/**
	 * @param errors of the prediction with SDM
	 * @return standard deviations {@code [descriptors][pixels]} for either prediction; 0 where the two agree, NaN where masked
	 */
	static float[][] of(final Prediction withSdm, final ErrorBudget errors, final Prediction withoutSdm) {
		final float[][] std = new float[withSdm.mean().length][];
		for (int d = 0; d < std.length; d++) {
			std[d] = new float[withSdm.mean()[d].length];
			for (int p = 0; p < std[d].length; p++) {
				final double expected = square(errors.total()[d][p]) + square(withoutSdm.std()[d][p]);
				final double unexpected = square(withSdm.mean()[d][p] - withoutSdm.mean()[d][p]) - expected;
				std[d][p] = (float) Math.sqrt(Math.max(0, unexpected) / 2);
			}
		}
		return std;
	}

	private static double square(final double value) {
		return value * value;
	}
}
