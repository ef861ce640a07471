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
	 * @param basis standard deviations {@code [descriptors][pixels]} from the choice of the basis so far; receives those with
	 *          the disagreement
	 * @param others all other errors of the prediction with SDM
	 */
	static void addTo(final float[][] basis, final ErrorBudget others, final Prediction withSdm,
		final Prediction withoutSdm)
	{
		for (int d = 0; d < basis.length; d++) {
			for (int p = 0; p < basis[d].length; p++) {
				final double chosen = square(basis[d][p]);
				final double expected = chosen + square(others.total()[d][p]) + square(withoutSdm.std()[d][p]);
				final double unexpected = square(withSdm.mean()[d][p] - withoutSdm.mean()[d][p]) - expected;
				if (unexpected > 0) basis[d][p] = (float) Math.sqrt(chosen + unexpected / 2);
			}
		}
	}

	private static double square(final double value) {
		return value * value;
	}
}
