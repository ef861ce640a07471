package org.xasmapper.ij;

import ij.gui.Roi;
import org.xasmapper.chart.SpectraBand;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SpectralCube;

/** Mean and standard deviation of the spectra under a selection. */
public final class SelectedSpectra {

	private SelectedSpectra() {}

	/**
	 * Reads the stack plane by plane, so that a stack larger than the heap works.
	 *
	 * @param selection pixels to use, or null for all; NaN are left out
	 * @throws org.xasmapper.spectrum.XasException if the selection holds no pixel of the image, or only masked ones
	 */
	public static SpectraBand of(final SpectralStack stack, final Roi selection, final Progress progress) {
		final SpectralCube cube = stack.cube();
		final int[] pixels = SelectedPixels.of(stack, selection);
		final int m = cube.energies().size();
		final float[] mean = new float[m];
		final float[] std = new float[m];
		final float[] plane = new float[cube.pixels()];
		int used = 0;
		for (int k = 0; k < m; k++) {
			progress.check();
			progress.report("Averaging spectra", (double) k / m);
			cube.readRows(k, 0, cube.height(), plane);
			used = Math.max(used, average(plane, pixels, k, mean, std));
		}
		return new SpectraBand(used == 1 ? "one pixel" : used + " pixels", cube.energies(), mean, std);
	}

	/**
	 * Two passes, since the difference of large sums of squares would lose the spread.
	 *
	 * @return number of pixels that are not masked
	 */
	private static int average(final float[] plane, final int[] pixels, final int k, final float[] mean,
		final float[] std)
	{
		double sum = 0;
		int count = 0;
		for (final int pixel : pixels) {
			if (Float.isNaN(plane[pixel])) continue;
			sum += plane[pixel];
			count++;
		}
		final double middle = sum / count;
		double squares = 0;
		for (final int pixel : pixels) {
			if (!Float.isNaN(plane[pixel])) squares += (plane[pixel] - middle) * (plane[pixel] - middle);
		}
		mean[k] = (float) middle;
		std[k] = count == 1 ? 0 : (float) Math.sqrt(squares / (count - 1));
		return count;
	}
}
