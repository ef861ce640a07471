package org.xasmapper.ij;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.util.Arrays;

/** Grey-value limits for display that a few hot, dead or masked pixels do not spoil. */
final class DisplayRange {

	/** Share of the samples that is shown saturated at either end. */
	private static final double TAIL = 0.005;

	/** More than these are not needed to know where the half percent lies. */
	private static final int SAMPLES = 20_000;

	private DisplayRange() {}

	/** Sets limits for all slices from a few of them. */
	static void ofStack(final ImagePlus image) {
		final int slices = image.getStackSize();
		final int shown = Math.min(slices, 6);
		final float[] samples = new float[SAMPLES];
		int count = 0;
		for (int i = 0; i < shown; i++) {
			final int slice = shown == 1 ? 1 : 1 + i * (slices - 1) / (shown - 1);
			count = collect(image.getStack().getProcessor(slice), SAMPLES / shown, samples, count);
		}
		set(image, Arrays.copyOf(samples, count));
	}

	private static int collect(final ImageProcessor processor, final int wanted, final float[] samples,
		final int from)
	{
		final int stride = Math.max(1, processor.getPixelCount() / wanted);
		int count = from;
		for (int p = 0; p < processor.getPixelCount() && count < from + wanted; p += stride) {
			final float value = processor.getf(p);
			if (Float.isFinite(value)) samples[count++] = value;
		}
		return count;
	}

	private static void set(final ImagePlus image, final float[] samples) {
		if (samples.length == 0) return;
		Arrays.sort(samples);
		final float low = samples[(int) (TAIL * (samples.length - 1))];
		final float high = samples[(int) Math.ceil((1 - TAIL) * (samples.length - 1))];
		image.setDisplayRange(low, high > low ? high : low + 1);
	}
}
