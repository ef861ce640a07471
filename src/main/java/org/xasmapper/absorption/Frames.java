package org.xasmapper.absorption;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.SamplePlanes;
import org.xasmapper.spectrum.XasException;

/** Frames of the detector less what it shows without beam, read when they are needed. Safe for several threads. */
final class Frames {

	private final SamplePlanes planes;
	private final int width;
	private final int height;
	private final int count;
	private final float[] dark;

	/**
	 * @param frames {@code [width, height, count]}
	 * @param dark {@code [width × height]}; null if nothing is to be taken off
	 */
	Frames(final RandomAccessibleInterval<FloatType> frames, final float[] dark) {
		planes = new SamplePlanes(frames);
		width = (int) frames.dimension(0);
		height = (int) frames.dimension(1);
		count = (int) frames.dimension(2);
		this.dark = dark;
	}

	/** @throws XasException if the frames are of another size than the sample's */
	static Frames of(final String what, final RandomAccessibleInterval<FloatType> frames, final Frames sample) {
		final Frames others = new Frames(frames, sample.dark);
		if (others.width == sample.width && others.height == sample.height) return others;
		throw new XasException("The " + what + " have " + others.width + " × " + others.height + " pixels, but the sample has " +
			sample.width + " × " + sample.height + ". They belong to another measurement.");
	}

	/** @return the same without anything taken off */
	Frames asMeasured() {
		return new Frames(planes.samples(), null);
	}

	boolean isDarkTakenOff() {
		return dark != null;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int pixels() {
		return width * height;
	}

	int count() {
		return count;
	}

	/** @return {@code [width × height]}, row by row */
	float[] read(final int frame) {
		final float[] values = new float[pixels()];
		planes.readRows(frame, 0, height, values);
		if (dark == null) return values;
		for (int p = 0; p < values.length; p++) values[p] -= dark[p];
		return values;
	}

	/** @return the mean of some frames, leaving out what is NaN; NaN where all are */
	float[] mean(final int... frames) {
		if (frames.length == 1) return read(frames[0]);
		final double[] sums = new double[pixels()];
		final int[] counts = new int[sums.length];
		for (final int frame : frames) {
			final float[] values = read(frame);
			for (int p = 0; p < sums.length; p++) {
				if (Float.isNaN(values[p])) continue;
				sums[p] += values[p];
				counts[p]++;
			}
		}
		final float[] mean = new float[sums.length];
		for (int p = 0; p < mean.length; p++) mean[p] = (float) (sums[p] / counts[p]);
		return mean;
	}
}
