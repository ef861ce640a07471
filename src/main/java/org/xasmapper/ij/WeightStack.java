package org.xasmapper.ij;

import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.XasException;

/**
 * Weight maps in an image, as cBSS makes them: a slice per component, labelled with its name.
 *
 * @param names of the components
 * @param weights {@code [components][pixels]}, NaN where masked
 */
public record WeightStack(List<String> names, float[][] weights) {

	/** Weights of a pixel may differ from a sum of one by rounding to float, or to 8 digits in another program. */
	private static final double SUM_TOLERANCE = 1e-3;

	/** @throws XasException if the image is null, the slices are not labelled with names, or their sum is not one in some pixel */
	public static WeightStack of(final ImagePlus image) {
		if (image == null) throw new XasException("There is no image. Make weight maps first (Plugins > XAS > XAS cBSS...).");
		if (SpectralStack.hasEnergies(image)) {
			throw new XasException("\"" + image.getTitle() + "\" is a spectral stack. Choose the weight maps that XAS cBSS made.");
		}
		final List<String> names = new ArrayList<>();
		final float[][] weights = new float[image.getStackSize()][];
		for (int i = 0; i < weights.length; i++) {
			final String label = image.getStackSize() == 1 ? image.getStack().getShortSliceLabel(1) : image.getStack()
				.getSliceLabel(i + 1);
			if (label == null || label.isBlank()) {
				throw new XasException("\"" + image.getTitle() + "\" is not a stack of weight maps: slice " + (i + 1) +
					" has no name. Choose the weight maps that XAS cBSS made.");
			}
			names.add(label.trim());
			weights[i] = (float[]) image.getStack().getProcessor(i + 1).convertToFloatProcessor().getPixels();
		}
		requireSumOne(image, weights);
		return new WeightStack(names, weights);
	}

	private static void requireSumOne(final ImagePlus image, final float[][] weights) {
		for (int pixel = 0; pixel < weights[0].length; pixel++) {
			double sum = 0;
			for (final float[] map : weights) sum += map[pixel];
			// A NaN sum is a masked pixel.
			if (Math.abs(sum - 1) > SUM_TOLERANCE) {
				throw new XasException("\"" + image.getTitle() + "\" does not hold weights: they sum to " + sum + " in pixel (" +
					pixel % image.getWidth() + ", " + pixel / image.getWidth() + "). Choose the weight maps that XAS cBSS made.");
			}
		}
	}
}
