package org.xasmapper.io;

/**
 * What a reader took from where, for the person to check.
 *
 * @param what such as {@code energies}, {@code samples}, {@code flat frames}
 * @param source the place in the file and what is there, such as {@code entry1/counter0/energy, 6 values, eV}
 */
public record Part(String what, String source) {

	@Override
	public String toString() {
		return what + ": " + source;
	}
}
