package org.xasmapper.normalize;

/** Where an automatic E0 is looked for. */
public enum E0Source {

	/** On every spectrum by itself, as Larch does. */
	EACH_SPECTRUM,

	/** Once, on the mean of all valid spectra; every spectrum is then normalised with the same ranges. */
	MEAN_SPECTRUM
}
