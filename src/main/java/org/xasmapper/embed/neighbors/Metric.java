package org.xasmapper.embed.neighbors;

/** How far two spectra are from each other. */
public enum Metric {

	/** Square root of the sum of squared differences. */
	EUCLIDEAN,

	/** One minus Pearson's correlation coefficient. */
	CORRELATION,

	/** One minus the cosine of the angle between the spectra. */
	COSINE
}
