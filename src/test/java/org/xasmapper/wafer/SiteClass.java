package org.xasmapper.wafer;

/**
 * A kind of Ti site.
 *
 * @param os oxidation state
 * @param cn coordination number
 */
record SiteClass(int os, int cn) {

	/** Sites with as many neighbours get lines below the edge from the experiment. */
	private static final int SIX_FOLD = 6;

	boolean isSixFold() {
		return cn >= SIX_FOLD;
	}

	/** @return of a descriptor, {@code OS} or {@code CN} */
	int value(final String descriptor) {
		return switch (descriptor) {
			case "OS" -> os;
			case "CN" -> cn;
			default -> throw new IllegalArgumentException(descriptor);
		};
	}

	/** @return how different another class is, in units of either descriptor */
	int distance(final SiteClass other) {
		return Math.abs(os - other.os) + Math.abs(cn - other.cn);
	}

	@Override
	public String toString() {
		return "Ti" + os + "_CN" + cn;
	}
}
