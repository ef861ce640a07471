package org.xasmapper.pipeline.validation;

import org.xasmapper.model.NormalShare;

/**
 * What error bars must be multiplied with so that they hold: that of a further spectrum, drawn as the references were, holds
 * its truth with the probability of a normal distribution within one standard deviation, whatever the distribution of errors
 * is. (Split conformal prediction with normalised residuals: Papadopoulos, Gammerman and Vovk, AIA 2008; Lei et al., J. Am.
 * Stat. Assoc. 113 (2018) 1094.) The references must not have been trained on.
 */
final class ConformalScale {

	private static final double ONE_SIGMA = NormalShare.within(1);

	/** With one less, those that are left do not give a scale. */
	static final int FEWEST = 4;

	private ConformalScale() {}

	/**
	 * @param rising errors in error bars, in rising order
	 * @return the factor; NaN where there are fewer than {@value #FEWEST} errors, or it would be 0 or infinite
	 */
	static double of(final double[] rising) {
		if (rising.length < FEWEST) return Double.NaN;
		final double factor = rising[place(rising.length)];
		return factor > 0 && Double.isFinite(factor) ? factor : Double.NaN;
	}

	/**
	 * @param error of one spectrum in error bars, which is among the rising ones
	 * @param rising as for {@link #of}
	 * @return the factor that the other spectra give
	 */
	static double leavingOut(final double error, final double[] rising) {
		final int place = place(rising.length - 1);
		// What lies above the place of the one that is left out moves down by one.
		return error <= rising[place] ? rising[place + 1] : rising[place];
	}

	/** @return the smallest place at which enough of the errors, and the one to come, are at most so large */
	private static int place(final int errors) {
		return (int) Math.ceil(ONE_SIGMA * (errors + 1)) - 1;
	}
}
