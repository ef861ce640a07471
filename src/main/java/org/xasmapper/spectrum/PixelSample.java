package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
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
			for (int p = 0; p < count; p++) valid[firstPixel + p] = Finite.are(spectra, p * m, m);
		}, "Looking for valid pixels", progress);
		return valid;
	}

	/**
	 * @param valid the pixels to choose from, row by row
	 * @param width of the map
	 * @param count how many pixels are wanted
	 * @param seed the same seed draws the same pixels
	 * @return the chosen pixels, rising; all valid ones if there are no more than {@code count}
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static int[] draw(final boolean[] valid, final int width, final int count, final long seed,
		final Progress progress)
	{
		final int candidates = count(valid);
		if (candidates <= count) return IntStream.range(0, valid.length).filter(p -> valid[p]).toArray();
		final Choice choice = new Choice(valid, places(candidates, count, seed), progress);
		HilbertWalk.through(width, valid.length / width, choice);
		Arrays.sort(choice.chosen);
		return choice.chosen;
	}

	/** @return one place, at random, in each of {@code count} pieces of the curve through the candidates */
	private static int[] places(final int candidates, final int count, final long seed) {
		final SplittableRandom random = SeededStreams.of(seed, "sample of pixels");
		final int[] places = new int[count];
		for (int c = 0; c < count; c++) {
			places[c] = random.nextInt((int) ((long) c * candidates / count), (int) ((c + 1L) * candidates / count));
		}
		return places;
	}

	/** Takes the valid pixels at the drawn places of the curve as it passes. */
	private static final class Choice implements IntConsumer {

		/** Pixels between two looks at the cancel button, some milliseconds. */
		private static final int CHECK_EVERY = 1 << 16;

		private final boolean[] valid;
		private final int[] places;
		private final int[] chosen;
		private final Progress progress;
		private int visited;
		private int place;
		private int next;

		Choice(final boolean[] valid, final int[] places, final Progress progress) {
			this.valid = valid;
			this.places = places;
			this.progress = progress;
			chosen = new int[places.length];
		}

		@Override
		public void accept(final int pixel) {
			if (visited++ % CHECK_EVERY == 0) {
				progress.check();
				progress.report("Drawing a sample of pixels", (double) visited / valid.length);
			}
			if (!valid[pixel]) return;
			if (next < places.length && place == places[next]) chosen[next++] = pixel;
			place++;
		}
	}

	/** @return how many are chosen */
	public static int count(final boolean[] chosen) {
		int count = 0;
		for (final boolean pixel : chosen) {
			if (pixel) count++;
		}
		return count;
	}

	/**
	 * Reads spectra from a map.
	 *
	 * @param pixels rising
	 * @return their spectra, named {@code x,y}, with columns {@code x} and {@code y}
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Spectra read(final SpectralCube cube, final int[] pixels, final Progress progress) {
		final int width = cube.width();
		final int[] x = IntStream.of(pixels).map(p -> p % width).toArray();
		final int[] y = IntStream.of(pixels).map(p -> p / width).toArray();
		final List<String> names = IntStream.range(0, pixels.length).mapToObj(s -> x[s] + "," + y[s]).toList();
		return values(cube, pixels, progress).withTable(Table.empty(pixels.length).with(Spectra.NAME, names).with("x", x).with("y",
			y));
	}

	/** The same without names and columns, which take more memory than the spectra. */
	public static Spectra values(final SpectralCube cube, final int[] pixels, final Progress progress) {
		final int m = cube.energies().size();
		final float[] values = new float[pixels.length * m];
		PixelLoop.read(cube, () -> (firstPixel, count, spectra, none) -> {
			final int found = Arrays.binarySearch(pixels, firstPixel);
			for (int s = found < 0 ? -found - 1 : found; s < pixels.length && pixels[s] < firstPixel + count; s++) {
				System.arraycopy(spectra, (pixels[s] - firstPixel) * m, values, s * m, m);
			}
		}, "Reading sample", progress);
		return new Spectra(cube.energies(), values, Table.empty(pixels.length));
	}
}
