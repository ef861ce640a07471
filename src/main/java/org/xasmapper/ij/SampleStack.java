package org.xasmapper.ij;

import ij.ImageStack;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import org.xasmapper.spectrum.SamplePlanes;

/** Shows samples that are too large for the heap as a virtual stack: a slice is read when it is looked at. */
final class SampleStack extends VirtualStack {

	private final SamplePlanes planes;
	private final String[] labels;

	private SampleStack(final SamplePlanes planes, final String[] labels) {
		super((int) planes.samples().dimension(0), (int) planes.samples().dimension(1), (int) planes.samples().dimension(2),
			"32-bit");
		this.planes = planes;
		this.labels = labels;
	}

	/**
	 * @param samples {@code [width, height, slices]}; those on the heap are shared, not copied
	 * @param labels one per slice
	 */
	static ImageStack of(final RandomAccessibleInterval<FloatType> samples, final String[] labels) {
		final SamplePlanes planes = new SamplePlanes(samples);
		if (!planes.isInMemory()) return new SampleStack(planes, labels);
		final ImageStack stack = new ImageStack((int) samples.dimension(0), (int) samples.dimension(1));
		for (int k = 0; k < labels.length; k++) stack.addSlice(labels[k], planes.plane(k));
		return stack;
	}

	RandomAccessibleInterval<FloatType> samples() {
		return planes.samples();
	}

	@Override
	public ImageProcessor getProcessor(final int slice) {
		final float[] plane = new float[getWidth() * getHeight()];
		planes.readRows(slice - 1, 0, getHeight(), plane);
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
