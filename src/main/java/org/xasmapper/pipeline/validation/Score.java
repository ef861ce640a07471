package org.xasmapper.pipeline.validation;

import java.util.Arrays;
import org.xasmapper.model.Measured;
import org.xasmapper.model.Residuals;
import org.xasmapper.spectrum.Quantiles;

/**
 * How well a descriptor of the reference spectra of one domain is predicted, in one way.
 *
 * @param descriptor its name
 * @param sdm whether the spectra went through spectral domain mapping
 * @param domain of the spectra; empty = all
 * @param spectra how many of them are known and predicted
 * @param error mean of |predicted − true|
 * @param bias mean of predicted − true
 * @param bar median error bar, NaN where there are none
 * @param within1 share of the errors within one error bar
 * @param within2 share within two
 * @param before1 the same of the bars as the model gave them; {@code within1} where they are not rescaled
 * @param before2 likewise
 * @param factor that makes the error bars hold; NaN where they are not rescaled
 */
public record Score(String descriptor, boolean sdm, String domain, int spectra, double error, double bias, double bar,
	double within1, double within2, double before1, double before2, double factor)
{

	/** @param members numbers of the spectra of the domain */
	static Score of(final String descriptor, final int d, final Comparison comparison, final String domain, final int[] members) {
		final Residuals before = comparison.asPredicted().get(d).select(members);
		final Residuals judged = comparison.judged().get(d).select(members);
		final int[] known = judged.known();
		final double[] bars = Arrays.stream(known).mapToDouble(i -> judged.bar()[i]).filter(Double::isFinite).toArray();
		return new Score(descriptor, comparison.sdm(), domain, known.length, judged.meanAbsolute(), judged.mean(), Quantiles.median(
			bars), judged.shareWithin(1), judged.shareWithin(2), before.shareWithin(1), before.shareWithin(2), comparison.factors()[d]);
	}

	/** @return what of it travels with the model */
	Measured.Accuracy toAccuracy() {
		return new Measured.Accuracy(descriptor, domain, sdm, spectra, error, within1, within2);
	}

	/** @return {@code with SDM} or {@code without SDM} */
	public String how() {
		return Comparison.how(sdm);
	}
}
