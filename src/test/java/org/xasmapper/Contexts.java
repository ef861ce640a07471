package org.xasmapper;

import org.scijava.Context;

/** SciJava's contexts for tests that run side by side. */
public final class Contexts {

	private Contexts() {}

	/** One after the other: SciJava may miss fields to inject while another thread looks at the same class for the first time. */
	public static synchronized Context create() {
		return new Context();
	}
}
