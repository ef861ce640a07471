package org.xasmapper.io;

import java.util.ArrayList;
import java.util.List;

/**
 * What a file held, and what the reader had to recognise or convert to understand it.
 *
 * @param content energies in eV
 * @param notes sentences for the log, such as "Energies were converted from keV to eV."; empty if the file was
 *          taken as it stands
 */
public record Reading<T>(T content, List<String> notes) {

	public Reading {
		notes = List.copyOf(notes);
	}

	/** @return the same with notes of an earlier step before its own */
	public Reading<T> with(final List<String> earlier) {
		final List<String> all = new ArrayList<>(earlier);
		all.addAll(notes);
		return new Reading<>(content, all);
	}
}
