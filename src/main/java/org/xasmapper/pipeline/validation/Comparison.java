package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.model.Residuals;

/**
 * What a model says of reference spectra, beside what is known of them.
 *
 * @param sdm whether the spectra went through spectral domain mapping
 * @param trust {@code [spectra]}, that the measured spectrum is of a kind that the model knows; empty where the model has no guard
 * @param asPredicted for each descriptor, with the error bars as the model gives them
 * @param judged the same; where error bars are rescaled, with each bar as the other spectra scale it
 * @param factors {@code [descriptors]}, what the error bars are to be multiplied with so that they hold; NaN where they are not
 *          rescaled
 */
public record Comparison(boolean sdm, float[] trust, List<Residuals> asPredicted, List<Residuals> judged, double[] factors) {

	public Comparison {
		asPredicted = List.copyOf(asPredicted);
		judged = List.copyOf(judged);
	}

	/**
	 * @param mean {@code [descriptors][spectra]}, what is predicted
	 * @param std {@code [descriptors][spectra]}, its error bars
	 * @param trust {@code [spectra]}; empty where the model has no guard
	 * @param truth {@code [descriptors][spectra]}, NaN where unknown
	 * @param rescale whether error bars are to be scaled by these spectra
	 */
	static Comparison of(final boolean sdm, final float[][] mean, final float[][] std, final float[] trust,
		final double[][] truth, final boolean rescale)
	{
		final List<Residuals> asPredicted = new ArrayList<>();
		final List<Residuals> judged = new ArrayList<>();
		final double[] factors = new double[truth.length];
		for (int d = 0; d < truth.length; d++) {
			final Residuals residuals = new Residuals(truth[d], doubles(mean[d]), doubles(std[d]));
			factors[d] = rescale ? ConformalScale.of(residuals.inBars()) : Double.NaN;
			asPredicted.add(residuals);
			judged.add(Double.isNaN(factors[d]) ? residuals : scaledByTheOthers(residuals));
		}
		return new Comparison(sdm, trust, asPredicted, judged, factors);
	}

	private static Residuals scaledByTheOthers(final Residuals residuals) {
		final double[] rising = residuals.inBars();
		final double[] bars = residuals.bar().clone();
		for (final int i : residuals.known()) {
			if (!Double.isNaN(bars[i])) bars[i] *= ConformalScale.leavingOut(residuals.inBars(i), rising);
		}
		return new Residuals(residuals.truth(), residuals.predicted(), bars);
	}

	private static double[] doubles(final float[] values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
	}

	/** @return {@code with SDM} or {@code without SDM} */
	public String how() {
		return how(sdm);
	}

	static String how(final boolean sdm) {
		return sdm ? "with SDM" : "without SDM";
	}

	/** @return what tells the files of this way from those without SDM */
	public String ending() {
		return sdm ? "_with_sdm" : "";
	}
}
