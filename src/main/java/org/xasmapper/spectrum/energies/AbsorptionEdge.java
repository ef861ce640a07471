package org.xasmapper.spectrum.energies;

/**
 * An absorption edge of an element.
 *
 * @param element symbol, such as {@code Fe}
 * @param name {@code K}, {@code L1}, {@code L2}, {@code L3}, {@code M4} or {@code M5}
 * @param energy tabulated energy of the pure element, eV
 */
public record AbsorptionEdge(String element, String name, double energy) {

	/** @return for example {@code Fe K} */
	@Override
	public String toString() {
		return element + " " + name;
	}
}
