package org.xasmapper.model;

import org.xasmapper.spectrum.XasException;

/**
 * A property of the absorbing site that a model predicts, such as its oxidation state.
 *
 * @param name short name, such as {@code OS}; becomes part of file names
 * @param unit such as {@code Å}; empty for a pure number
 * @param minimum smallest value in the training set, NaN = unknown
 * @param maximum largest value in the training set, NaN = unknown
 * @param error mean absolute error on parents that training did not see, in the descriptor's unit, NaN = unknown; error bars
 *          lean on it
 * @param calibration what the graph scales the members' distances from their mean with, so that their standard
 *          deviation is an error bar that holds 68 % of held-out residuals; 1 = not calibrated. For the record: nothing
 *          is left to be scaled
 */
public record Descriptor(String name, String unit, double minimum, double maximum, double error,
	double calibration)
{

	/**
	 * What the networks' own spread counts in the square of an error bar; the rest is the mean square error on unknown materials. Networks
	 * of one kind agree where all are wrong alike, so that their spread tells little of how wrong they are
	 * (docs/decisions/uncertainty.md).
	 */
	private static final double OWN = 0.25;

	/** Root mean square of a normal distribution, in its mean absolute value. */
	private static final double SQUARE_TO_ABSOLUTE = Math.sqrt(Math.PI / 2);

	/** @throws XasException naming the key that is out of range */
	public Descriptor {
		CardCheck.plainName("descriptors.name", name);
		CardCheck.notInfinite("descriptors.minimum", minimum);
		CardCheck.notInfinite("descriptors.maximum", maximum);
		if (minimum > maximum) {
			throw new XasException("\"descriptors.minimum\" of " + name + " is " + minimum + ", above its maximum " +
				maximum + ". Swap the two.");
		}
		if (error < 0 || Double.isInfinite(error)) {
			throw CardCheck.wrong("descriptors.error", error, "a number of at least 0");
		}
		if (!(calibration > 0) || Double.isInfinite(calibration)) {
			throw CardCheck.wrong("descriptors.calibration", calibration, "a number above 0; 1 means not calibrated");
		}
	}

	/**
	 * @param spread standard deviation of the members for a spectrum; NaN for a single member
	 * @return the error bar of that spectrum's value: a variance of few members, moderated by what is known of all (Smyth, Stat. Appl.
	 *         Genet. Mol. Biol. 3, 3, 2004); the spread itself where the error on unknown materials is not known
	 */
	public double bar(final double spread) {
		return bar(spread, error);
	}

	/** The same for a mean absolute error on unknown materials. */
	public static double bar(final double spread, final double error) {
		if (Double.isNaN(error)) return spread;
		final double usual = SQUARE_TO_ABSOLUTE * error;
		return Math.sqrt(OWN * spread * spread + (1 - OWN) * usual * usual);
	}

	/** @return {@code NNRS (Å)}, or the name alone */
	public String title() {
		return unit.isEmpty() ? name : name + " (" + unit + ")";
	}
}
