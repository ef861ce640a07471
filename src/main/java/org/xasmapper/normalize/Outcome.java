package org.xasmapper.normalize;

/** What became of a spectrum: normalised, or masked for the first of these reasons that applies. */
public enum Outcome {

	NORMALIZED("normalized"),
	NOT_FINITE("holds NaN or infinite samples"),
	CONSTANT("is constant"),
	NO_E0("has no edge: the derivative has no maximum wider than one energy"),
	RANGE_DOES_NOT_FIT("has an E0 around which the fit ranges do not fit the data"),
	STEP_NOT_POSITIVE("has an edge step that is not positive"),
	STEP_BELOW_MINIMUM("has an edge step below the threshold"),
	STEP_BELOW_NOISE("has an edge step below the wanted multiple of the pre-edge noise"),
	NO_RISE("does not rise through half its edge step where the edge should be"),
	OUTSIDER("jumps from energy to energy far more than the others, and not where they do"),
	SPIKE("holds a spike: one sample far off both of its neighbours in energy");

	private final String description;

	Outcome(final String description) {
		this.description = description;
	}

	/** @return a phrase whose subject is the spectrum, such as "is constant" */
	public String description() {
		return description;
	}
}
