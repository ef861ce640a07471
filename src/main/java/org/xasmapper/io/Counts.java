package org.xasmapper.io;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Frames and scalers that were measured beside a sample, all as measured and read when they are needed. Each may be null.
 *
 * @param flats frames without the sample, {@code [width, height, frames]}
 * @param flatEnergies eV, one per flat frame; null if there is one frame per plane of the sample, in its order, or one for all
 * @param darks frames without beam, {@code [width, height, frames]}
 * @param monitor intensity before the sample of each pixel and plane, {@code [width, height, planes]}
 * @param monitorPerPlane the same where there is one value a plane
 * @param monitorName what the monitor is, such as {@code ring current}, for notes; empty if it is not known
 */
public record Counts(RandomAccessibleInterval<FloatType> flats, double[] flatEnergies, RandomAccessibleInterval<FloatType> darks,
	RandomAccessibleInterval<FloatType> monitor, double[] monitorPerPlane, String monitorName)
{

	/** Nothing was measured beside the sample, or the file does not hold it. */
	public static final Counts NONE = new Counts(null, null, null, null, null, "");
}
