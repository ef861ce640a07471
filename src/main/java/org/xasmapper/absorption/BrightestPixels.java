package org.xasmapper.absorption;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * The pixels that let the most through, on the mean of all planes: where an image has empty parts, these. The mean weighs
 * all energies alike, so that a pixel is not taken for being bright before the edge only.
 */
final class BrightestPixels {

	/** Our judgement: enough pixels for a mean, few enough to be empty in most images. */
	static final double USUAL_PERCENT = 5;

	private BrightestPixels() {}

	/**
	 * @param share of the pixels
	 * @return their numbers, rising; at least one
	 * @throws XasException if no pixel has counts in all planes
	 */
	static int[] of(final double share, final Frames sample, final Progress progress) {
		final double[] sums = new double[sample.pixels()];
		for (int k = 0; k < sample.count(); k++) {
			progress.check();
			progress.report("Looking for empty parts", (double) k / sample.count());
			final float[] plane = sample.read(k);
			// A NaN stays.
			for (int p = 0; p < sums.length; p++) sums[p] += plane[p] > 0 ? plane[p] : Double.NaN;
		}
		final double[] known = Arrays.stream(sums).filter(sum -> !Double.isNaN(sum)).sorted().toArray();
		if (known.length == 0) throw new XasException("No pixel has counts at all energies; there is no brightest part to take I0 from.");
		final double least = known[known.length - Math.max(1, (int) Math.round(share * known.length))];
		return IntStream.range(0, sums.length).filter(p -> sums[p] >= least).toArray();
	}
}
