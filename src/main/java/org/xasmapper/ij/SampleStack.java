package org.xasmapper.ij;

import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** Shows samples that are too large for the heap as a virtual stack: a slice is read when it is looked at. */
final class SampleStack extends VirtualStack {

	private final RandomAccessibleInterval<FloatType> samples;
	private final String[] labels;

	/**
	 * @param samples {@code [width, height, slices]}
	 * @param labels one per slice
	 */
	SampleStack(final RandomAccessibleInterval<FloatType> samples, final String[] labels) {
		super((int) samples.dimension(0), (int) samples.dimension(1), (int) samples.dimension(2), "32-bit");
		this.samples = samples;
		this.labels = labels;
	}

	RandomAccessibleInterval<FloatType> samples() {
		return samples;
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		final float[] plane = new float[getWidth() * getHeight()];
		final RandomAccess<FloatType> access = samples.randomAccess();
		access.setPosition(slice - 1, 2);
		for (int y = 0, i = 0; y < getHeight(); y++) {
			access.setPosition(y, 1);
			access.setPosition(0, 0);
			for (int x = 0; x < getWidth(); x++, i++) {
				plane[i] = access.get().get();
				access.fwd(0);
			}
		}
		return new FloatProcessor(getWidth(), getHeight(), plane);
	}

	@Override
	public String getSliceLabel(final int slice) {
		return labels[slice - 1];
	}

	@Override
	public void setSliceLabel(final String label, final int slice) {
		labels[slice - 1] = label;
	}
}
