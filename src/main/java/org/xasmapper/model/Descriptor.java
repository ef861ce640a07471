package org.xasmapper.model;

import org.xasmapper.spectrum.XasException;

/**
 * A property of the absorbing site that a model predicts, such as its oxidation state.
 *
 * @param name short name, such as {@code OS}; becomes part of file names
 * @param unit such as {@code Å}; empty for a pure number
 * @param minimum smallest value in the training set, NaN = unknown
 * @param maximum largest value in the training set, NaN = unknown
 * @param error mean absolute error on parents that training did not see, in the descriptor's unit, NaN = unknown
 * @param calibration what the graph scales the members' distances from their mean with, so that their standard
 *          deviation is an error bar that holds 68 % of held-out residuals; 1 = not calibrated. For the record: nothing
 *          is left to be scaled
 */
public record Descriptor(String name, String unit, double minimum, double maximum, double error,
	double calibration)
{

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

	/** @return {@code NNRS (Å)}, or the name alone */
	public String title() {
		return unit.isEmpty() ? name : name + " (" + unit + ")";
	}
}
