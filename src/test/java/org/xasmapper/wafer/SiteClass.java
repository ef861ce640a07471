package org.xasmapper.wafer;

/**
 * A kind of Ti site.
 *
 * @param os oxidation state
 * @param cn coordination number
 */
record SiteClass(int os, int cn) {

	/** Sites with as many neighbours have a centre of symmetry, or nearly so: their lines below the edge are added by the experiment. */
	private static final int SIX_FOLD = 6;

	boolean isSixFold() {
		return cn >= SIX_FOLD;
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
