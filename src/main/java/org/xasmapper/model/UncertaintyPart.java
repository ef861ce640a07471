package org.xasmapper.model;

/** Where the error of a predicted value comes from. In the order in which a person reads them. */
public enum UncertaintyPart {

	/** The networks of the model disagree, and they are wrong alike about materials that they did not see. */
	ENSEMBLE("ensemble", "networks that disagree, and their usual error on materials that they were not trained on"),
	/** Every sample of the spectrum has noise. */
	NOISE("noise", "noise of the pixel's spectrum"),
	/** The energy scale is known to some tenths of an eV. */
	ENERGY("energy", "uncertain energy scale"),
	/** Pre-edge line and post-edge polynomial may be fitted to other ranges. */
	RANGES("ranges", "choice of the fit ranges of the normalization"),
	/** Several sets of weights explain the spectra equally well. */
	UNMIXING("unmixing", "weights that explain the spectra as well, but differ"),
	/** Other simulated spectra could have been chosen, and the basis may lack what is there. */
	BASIS("basis", "choice of the basis spectra; and where values with and without SDM differ by more than their error bars, that");

	private final String key;
	private final String meaning;

	UncertaintyPart(final String key, final String meaning) {
		this.key = key;
		this.meaning = meaning;
	}

	/** @return lower case, for names of files and columns */
	public String key() {
		return key;
	}

	/** @return in words, for reports */
	public String meaning() {
		return meaning;
	}
}
