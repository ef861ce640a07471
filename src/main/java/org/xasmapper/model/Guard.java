package org.xasmapper.model;

import java.util.List;
import java.util.Locale;

/**
 * How well a model tells spectra that it knows from others, on materials that its guard was not trained on.
 *
 * @param threshold trust, 0 to 1, below which a spectrum is taken for one that the model does not know
 * @param refused share of known spectra below it
 * @param auc area under the curve, known spectra against strangers: the probability that a known one is trusted more
 * @param strangers kinds of spectra that it learnt to refuse
 * @param elements symbols of other elements whose spectra, moved to the edge, it learnt to refuse; empty = none
 */
public record Guard(double threshold, double refused, double auc, List<String> strangers, List<String> elements) {

	/** The model trusts every spectrum alike. */
	public static final Guard NONE = new Guard(0, Double.NaN, Double.NaN, List.of(), List.of());

	/** @throws org.xasmapper.spectrum.XasException naming the key that is out of range */
	public Guard {
		strangers = List.copyOf(strangers);
		elements = List.copyOf(elements);
		requireShare("threshold", threshold);
		requireShare("refused", refused);
		requireShare("auc", auc);
	}

	private static void requireShare(final String key, final double share) {
		if (share < 0 || share > 1) throw CardCheck.wrong("guard." + key, share, "a number from 0 to 1");
	}

	/** @return whether there is a guard */
	public boolean isKnown() {
		return threshold > 0;
	}

	/** @return what the person should know of it */
	public String told() {
		if (!isKnown()) return "none: this model does not notice spectra that it does not know";
		return String.format(Locale.ROOT, "spectra of a trust below %.2f are not known to the model; so are %.1f %% of those of " +
			"materials left out of its training; AUC against strangers %.3f; %s", threshold, 100 * refused, auc, elements.isEmpty()
				? "it knows no other elements" : "other elements among them: " + String.join(", ", elements));
	}
}
