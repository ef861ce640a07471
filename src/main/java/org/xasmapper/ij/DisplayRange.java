package org.xasmapper.ij;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.util.Arrays;
import org.xasmapper.spectrum.Quantiles;

/** Grey-value limits for display that a few hot, dead or masked pixels do not spoil. */
public final class DisplayRange {

	/** Share of the samples that is shown saturated at either end. */
	private static final double TAIL = 0.005;

	/** More than these are not needed to know where the half percent lies. */
	private static final int SAMPLES = 20_000;

	/** Share of the range that is left free below the values of a map, so that none has the first of 256 colours. */
	private static final double FIRST_COLOR = 1 / 200.0;

	private DisplayRange() {}

	/** Sets limits for all slices from a few of them. */
	static void ofStack(final ImagePlus image) {
		final float[] samples = samples(image);
		if (samples.length > 0) set(image, quantile(samples, TAIL), quantile(samples, 1 - TAIL));
	}

	/**
	 * Sets limits below which there is nothing but masked pixels, which then have a colour of their own; values that are
	 * further below the others than those differ from each other have it, too.
	 */
	public static void ofMap(final ImagePlus image) {
		final float[] samples = samples(image);
		if (samples.length == 0) return;
		final double high = quantile(samples, 1 - TAIL);
		double low = quantile(samples, TAIL);
		final double farthest = low - (high - low);
		for (int slice = 1; slice <= image.getStackSize(); slice++) {
			final ImageProcessor map = image.getStack().getProcessor(slice);
			for (int p = 0; p < map.getPixelCount(); p++) {
				if (map.getf(p) < low && map.getf(p) >= farthest) low = map.getf(p);
			}
		}
		final double below = low - FIRST_COLOR * (high > low ? high - low : 1);
		// ImageJ computes colours in float.
		set(image, Math.min(below, Math.nextDown((float) low)), high);
	}

	/** @return some finite samples of a few slices, rising */
	private static float[] samples(final ImagePlus image) {
		final int slices = image.getStackSize();
		final int shown = Math.min(slices, 6);
		final float[] samples = new float[SAMPLES];
		int count = 0;
		for (int i = 0; i < shown; i++) {
			final int slice = shown == 1 ? 1 : 1 + i * (slices - 1) / (shown - 1);
			count = collect(image.getStack().getProcessor(slice), SAMPLES / shown, samples, count);
		}
		Arrays.sort(samples, 0, count);
		return Arrays.copyOf(samples, count);
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

	/** @return the value that a share of the rising samples does not exceed, taken outward */
	private static double quantile(final float[] samples, final double share) {
		return samples[Quantiles.outward(samples.length, share)];
	}

	private static void set(final ImagePlus image, final double low, final double high) {
		image.setDisplayRange(low, high > low ? high : low + 1);
	}
}
