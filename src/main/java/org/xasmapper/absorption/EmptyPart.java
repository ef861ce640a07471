package org.xasmapper.absorption;

import java.util.Locale;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** The beam as an empty part of the image shows it: one intensity a plane, the mean of its pixels that are positive. */
final class EmptyPart {

	private EmptyPart() {}

	/** @throws XasException if the region is empty, leaves the image, or has no counts at some plane */
	static double[] of(final I0Choice.Region region, final Frames sample, final Progress progress) {
		final boolean inside = region.width() > 0 && region.height() > 0 && (long) region.x() + region.width() <= sample.width() &&
			(long) region.y() + region.height() <= sample.height();
		if (!inside) {
			throw new XasException("The region of I0, " + region.width() + " × " + region.height() + " pixels at " + region.x() + ", " +
				region.y() + ", is not within the image of " + sample.width() + " × " + sample.height() + " pixels.");
		}
		final int[] pixels = new int[region.width() * region.height()];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = region.x() + i % region.width() + sample.width() * (region.y() + i / region.width());
		}
		return mean(pixels, sample, progress);
	}

	/**
	 * @param pixels of the empty part
	 * @return the mean at each plane
	 */
	static double[] mean(final int[] pixels, final Frames sample, final Progress progress) {
		final double[] means = new double[sample.count()];
		for (int k = 0; k < means.length; k++) {
			progress.check();
			progress.report("Reading I0", (double) k / means.length);
			final float[] plane = sample.read(k);
			double sum = 0;
			int count = 0;
			for (final int p : pixels) {
				if (!(plane[p] > 0)) continue;
				sum += plane[p];
				count++;
			}
			means[k] = sum / count;
			if (count == 0) {
				throw new XasException(String.format(Locale.ROOT, "The %d pixels of I0 have no counts in plane %d. Choose others.",
					pixels.length, k + 1));
			}
		}
		return means;
	}
}
