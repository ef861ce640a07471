package org.xasmapper.model;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.xasmapper.spectrum.XasException;

/** How the spectra that a model was trained on are scaled. A stack must be scaled alike to be predicted. */
public enum NormalizationConvention {

	/** Pre-edge line removed, divided by the edge step. */
	NORMALIZED("normalized", "Run XAS Normalize... with flatten off."),
	/** Normalized, and the post-edge flattened to one. */
	FLATTENED("flattened", "Run XAS Normalize... with flatten on."),
	/** Combinations of simulated spectra, as spectral domain mapping makes them. */
	SIMULATION_LIKE("simulation-like", "Run XAS cBSS... and XAS SDM... first.");

	private final String text;
	private final String remedy;

	NormalizationConvention(final String text, final String remedy) {
		this.text = text;
		this.remedy = remedy;
	}

	/** @return the word in a card and in the properties of a stack */
	public String text() {
		return text;
	}

	/** @throws XasException naming the words that exist, if this is none of them */
	public static NormalizationConvention of(final String text) {
		return Arrays.stream(values()).filter(value -> value.text.equals(text)).findFirst().orElseThrow(
			() -> new XasException("\"normalization\" is \"" + text + "\"; expected one of " + Arrays.stream(values()).map(
				value -> "\"" + value.text + "\"").collect(Collectors.joining(", ")) + "."));
	}

	/**
	 * Refuses spectra of another convention than this. Simulation-like spectra are always welcome: they are made of
	 * simulated spectra that were treated as the training spectra.
	 *
	 * @param stack the convention of the spectra at hand, such as {@code raw}
	 * @throws XasException with the command that brings them to this convention
	 */
	public void requireOf(final String stack) {
		if (stack.equals(text) || stack.equals(SIMULATION_LIKE.text)) return;
		throw new XasException("The model expects " + text + " spectra, but these are " + stack + ". " + remedy);
	}
}
