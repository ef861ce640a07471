package org.xasmapper.normalize;

/** What an automatic E0 is. */
public enum E0Rule {

	/** Larch's E0, unless it is on a pre-edge peak; then the steepest point of the rise that follows and stays. */
	MAIN_EDGE,

	/** The steepest point, as Larch has it, be it on the edge or on a pre-edge peak. */
	LARCH
}
