package org.xasmapper.command;

import org.xasmapper.spectrum.XasException;

/** What error bars are to hold, as commands ask it. */
final class UncertaintyChoice {

	static final String FULL = "full";
	static final String ENSEMBLE = "ensemble";

	private UncertaintyChoice() {}

	/** @throws XasException naming the words that exist, if this is none of them */
	static boolean isFull(final String choice) {
		if (choice.equals(FULL) || choice.equals(ENSEMBLE)) return choice.equals(FULL);
		throw new XasException("uncertainty must be full or ensemble, not \"" + choice + "\".");
	}
}
