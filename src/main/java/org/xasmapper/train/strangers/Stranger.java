package org.xasmapper.train.strangers;

/** Kinds of spectra that a model does not know. */
public enum Stranger {

	/** An edge without structure: an arctangent, an error function or an exponential approach. */
	STEP("steps without structure"),
	/** An edge anywhere, with lines anywhere. */
	LINES("random lines on an edge"),
	/**
	 * What metals look like: an edge that is low, a shoulder on it in place of a white line, and weak oscillations of
	 * long distances.
	 */
	METAL("like metals: a shoulder low on the edge, no white line, weak oscillations"),
	/** Other ligands: another distance stretches what oscillates about the edge, and moves the edge. */
	LIGAND("known spectra whose oscillations are stretched or pressed together about a moved edge"),
	/**
	 * Known spectra with lines where none of them has one, or without their white line. Lines where known spectra have theirs are no
	 * sign: those of tetrahedral sites are measured higher than they are simulated.
	 */
	ALTERED("known spectra with other lines before and at the edge"),
	/** Simulated spectra of other elements, moved so that the tabulated edges are at one place. */
	ELEMENT("spectra of other elements, moved to the edge"),
	/** Sums of known spectra of which some count negative: outside of what they span. */
	OUTSIDE("sums of known spectra with negative shares"),
	/** Known spectra, distorted more than measurements are. */
	DISTORTED("known spectra, self-absorbed, damped, sharpened or broadened more than measured ones are"),
	/** An energy scale that is far off, or in the wrong unit, or a range that is another. */
	SCALE("known spectra on an energy scale that is far off or stretched"),
	/** Not normalised, or wrongly. */
	NORMALIZATION("known spectra with a wrong edge step, offset or slope"),
	/** Downwards, upside down, or a transmission. */
	FALLING("falling edges, and spectra upside down or from their end"),
	/** Smooth curves without an edge. */
	SMOOTH("smooth curves at random"),
	/** Nothing but noise, or much of it. */
	NOISE("noise"),
	/** Spikes, jumps, gaps and saturation. */
	DAMAGED("known spectra with spikes, jumps, gaps or a ceiling");

	private final String meaning;

	Stranger(final String meaning) {
		this.meaning = meaning;
	}

	/** @return in words, for cards and reports */
	public String meaning() {
		return meaning;
	}
}
