package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Some valid pixels of a map, at random but spread over all of it: valid pixels are put in the order of a Hilbert
 * curve, which keeps neighbours together, the curve is cut into pieces of equal length, and one pixel is drawn from
 * each piece.
 */
public final class PixelSample {

	private PixelSample() {}

	/**
	 * @return for every pixel, whether all of its values are finite
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static boolean[] valid(final SpectralCube cube, final Progress progress) {
		final boolean[] valid = new boolean[cube.pixels()];
		final int m = cube.energies().size();
		PixelLoop.read(cube, () -> (firstPixel, count, spectra, none) -> {
			for (int p = 0; p < count; p++) valid[firstPixel + p] = isFinite(spectra, p * m, m);
		}, "Looking for valid pixels", progress);
		return valid;
	}

	private static boolean isFinite(final float[] spectra, final int from, final int m) {
		for (int k = from; k < from + m; k++) {
			if (!Float.isFinite(spectra[k])) return false;
		}
		return true;
	}

	/**
	 * @param valid the pixels to choose from, row by row
	 * @param width of the map
	 * @param count how many pixels are wanted
	 * @param seed the same seed draws the same pixels
	 * @return the chosen pixels, rising; all valid ones if there are no more than {@code count}
	 */
	public static int[] draw(final boolean[] valid, final int width, final int count, final long seed) {
		final int[] candidates = IntStream.range(0, valid.length).filter(p -> valid[p]).toArray();
		if (candidates.length <= count) return candidates;
		final int side = Integer.highestOneBit(Math.max(width, valid.length / width)) * 2;
		final int[] along = Arrays.stream(candidates).boxed().sorted(Comparator.comparingLong(p -> hilbert(side, p %
			width, p / width))).mapToInt(p -> p).toArray();
		final SplittableRandom random = new SplittableRandom(seed);
		final int[] chosen = new int[count];
		for (int c = 0; c < count; c++) {
			final int from = (int) ((long) c * along.length / count);
			final int to = (int) ((c + 1L) * along.length / count);
			chosen[c] = along[random.nextInt(from, to)];
		}
		Arrays.sort(chosen);
		return chosen;
	}

	/**
	 * Reads spectra from a map.
	 *
	 * @param pixels rising
	 * @return their spectra, named {@code x,y}, with columns {@code x} and {@code y}
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Spectra read(final SpectralCube cube, final int[] pixels, final Progress progress) {
		final int m = cube.energies().size();
		final float[] values = new float[pixels.length * m];
		PixelLoop.read(cube, () -> (firstPixel, count, spectra, none) -> {
			final int found = Arrays.binarySearch(pixels, firstPixel);
			for (int s = found < 0 ? -found - 1 : found; s < pixels.length && pixels[s] < firstPixel + count; s++) {
				System.arraycopy(spectra, (pixels[s] - firstPixel) * m, values, s * m, m);
			}
		}, "Reading sample", progress);
		final List<String> x = Arrays.stream(pixels).mapToObj(p -> String.valueOf(p % cube.width())).toList();
		final List<String> y = Arrays.stream(pixels).mapToObj(p -> String.valueOf(p / cube.width())).toList();
		final List<String> names = IntStream.range(0, pixels.length).mapToObj(s -> x.get(s) + "," + y.get(s)).toList();
		return new Spectra(cube.energies(), values, Table.empty(pixels.length).with(Spectra.NAME, names).with("x", x)
			.with("y", y));
	}

	/** @return how far along the Hilbert curve through a square of {@code side} pixels, a power of two, a pixel is */
	private static long hilbert(final int side, final int column, final int row) {
		long distance = 0;
		int x = column;
		int y = row;
		for (int half = side / 2; half > 0; half /= 2) {
			final int right = (x & half) > 0 ? 1 : 0;
			final int up = (y & half) > 0 ? 1 : 0;
			distance += (long) half * half * ((3 * right) ^ up);
			if (up == 0) {
				if (right == 1) {
					x = side - 1 - x;
					y = side - 1 - y;
				}
				final int swap = x;
				x = y;
				y = swap;
			}
		}
		return distance;
	}
}
