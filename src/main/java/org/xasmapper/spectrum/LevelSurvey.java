package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whether a map that is said to be normalized is so, as the {@link Levels} of some of its pixels tell.
 *
 * @param pixels how many valid ones were looked at; none if there are too few energies to tell levels
 * @param off how many of them have a level before the edge that is not near zero, or after it that is not near one
 * @param typical medians of their levels; NaN if there are none
 */
public record LevelSurvey(int pixels, int off, Levels typical) {

	private static final int MOST = 4096;

	/**
	 * Far above the edge, spectra that are normalized but not flattened may slope away from one: over 500 eV or more, those of
	 * known compounds end between 0.6 and 3. So the level so far from the first energy, eV, will do as well.
	 */
	private static final double NEAR = 300;

	/** Samples that are read at a time. */
	private static final int BAND = 1 << 22;

	/**
	 * Reads only the energies of which the levels are made: a fifth of the map, or less than a third of a wide one.
	 *
	 * @param cube NaN where masked
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static LevelSurvey of(final SpectralCube cube, final Progress progress) {
		final int m = cube.energies().size();
		final int part = Levels.part(m);
		if (m < 2 * part) return new LevelSurvey(0, 0, Levels.UNKNOWN);
		final int[] pixels = spread(cube.pixels());
		final float[] before = read(cube, pixels, 0, part, progress);
		final float[] after = read(cube, pixels, m - part, part, progress);
		final int end = Math.max(2 * part, 1 + cube.energies().lastAtOrBelow(cube.energies().first() + NEAR));
		final float[] near = end >= m ? after : read(cube, pixels, end - part, part, progress);
		final float[] first = new float[pixels.length];
		final float[] last = new float[pixels.length];
		int valid = 0;
		int off = 0;
		for (int s = 0; s < pixels.length; s++) {
			if (!Finite.are(before, s * part, part) || !Finite.are(after, s * part, part)) continue;
			final Levels levels = new Levels(median(before, s, part), nearerToOne(median(after, s, part), median(near, s, part)));
			if (!levels.areNormalized()) off++;
			first[valid] = levels.before();
			last[valid++] = levels.after();
		}
		return new LevelSurvey(valid, off, new Levels(median(first, 0, valid), median(last, 0, valid)));
	}

	/** @return whether most pixels, and the typical levels as well, are not as in a normalized map */
	public boolean contradicts() {
		return 2 * off > pixels && !typical.areNormalized();
	}

	/** @return what was found, for a message that ends with what to do */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d of %d pixels looked at are not: their level is %.3g before the edge, which should " +
			"be near 0, and %.3g after it, which should be near 1", off, pixels, typical.before(), typical.after());
	}

	/** @return {@code b} if it is nearer to one, which NaN is not */
	private static float nearerToOne(final float a, final float b) {
		return Math.abs(b - 1) < Math.abs(a - 1) ? b : a;
	}

	/** @return some of so many pixels, rising, in steps that follow no row or column */
	private static int[] spread(final int pixels) {
		final int count = Math.min(MOST, pixels);
		final int[] chosen = new int[count];
		Arrays.setAll(chosen, s -> (int) ((long) s * pixels / count + Math.floorMod(s * 0x9E3779B1, Math.max(1, pixels / count))));
		return chosen;
	}

	/** @return {@code [pixels × count]} samples from energy number {@code from} on */
	private static float[] read(final SpectralCube cube, final int[] pixels, final int from, final int count,
		final Progress progress)
	{
		final int width = cube.width();
		final int rows = Math.min(cube.height(), Math.max(1, BAND / width));
		final float[] band = new float[rows * width];
		final float[] samples = new float[pixels.length * count];
		for (int k = 0; k < count; k++) {
			int s = 0;
			for (int row = 0; row < cube.height(); row += rows) {
				progress.check();
				final int end = Math.min(cube.height(), row + rows);
				cube.readRows(from + k, row, end - row, band);
				for (; s < pixels.length && pixels[s] < end * width; s++) samples[s * count + k] = band[pixels[s] - row * width];
			}
		}
		return samples;
	}

	private static float median(final float[] values, final int piece, final int length) {
		return (float) Quantiles.median(Arrays.copyOfRange(values, piece * length, (piece + 1) * length));
	}
}
