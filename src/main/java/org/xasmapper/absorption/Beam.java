package org.xasmapper.absorption;

import java.util.Arrays;

/** The intensity before the sample. Safe for several threads. */
@FunctionalInterface
interface Beam {

	/**
	 * @param plane of the sample
	 * @param target receives the intensity at each pixel of that plane; NaN where it is not known
	 */
	void read(int plane, float[] target);

	/** @return a beam of one intensity a plane */
	static Beam ofPlanes(final double[] intensities) {
		return (plane, target) -> Arrays.fill(target, (float) intensities[plane]);
	}
}
