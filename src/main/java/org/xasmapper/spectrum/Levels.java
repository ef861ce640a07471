package org.xasmapper.spectrum;

import java.util.Arrays;

/**
 * Absorption before and after the edge: the medians of the first and the last tenth of a row's values, at least three
 * each, as the row is in its file. NaN if the row has fewer than six values.
 */
public record Levels(float before, float after) {

	/**
	 * How far from zero and from one the levels of a normalised spectrum may be. Near an edge absorption oscillates by up to a
	 * quarter of the edge step, and a window may open when the edge has begun to rise; raw data miss zero or one by far more.
	 */
	public static final float BOUND = 0.3f;

	private static final int FEWEST = 3;
	static final Levels UNKNOWN = new Levels(Float.NaN, Float.NaN);

	/** @param row may hold NaN, which is left out */
	public static Levels of(final float[] row) {
		final float[] values = withoutNaN(row);
		if (values.length < 2 * FEWEST) return UNKNOWN;
		final int part = part(values.length);
		return new Levels((float) Quantiles.median(Arrays.copyOf(values, part)), (float) Quantiles.median(Arrays.copyOfRange(
			values, values.length - part, values.length)));
	}

	/** @return how many of so many values a level is the median of, at either end */
	static int part(final int values) {
		return Math.max(FEWEST, values / 10);
	}

	/** @return the levels of the mean of the spectra */
	public static Levels ofMean(final Spectra spectra) {
		final float[] mean = new float[spectra.energies().size()];
		for (int k = 0; k < mean.length; k++) {
			double sum = 0;
			for (int i = 0; i < spectra.count(); i++) sum += spectra.value(i, k);
			mean[k] = (float) (sum / spectra.count());
		}
		return of(mean);
	}

	public Levels times(final double factor) {
		return new Levels((float) (before * factor), (float) (after * factor));
	}

	/** @return whether the level before the edge is known and near zero */
	public boolean startNearZero() {
		return Math.abs(before) <= BOUND;
	}

	/** @return whether the level after the edge is known and near one */
	public boolean endNearOne() {
		return Math.abs(after - 1) <= BOUND;
	}

	/** @return whether both are as in a normalised spectrum */
	public boolean areNormalized() {
		return startNearZero() && endNearOne();
	}

	private static float[] withoutNaN(final float[] row) {
		final float[] values = new float[row.length];
		int count = 0;
		for (final float value : row) {
			if (!Float.isNaN(value)) values[count++] = value;
		}
		return Arrays.copyOf(values, count);
	}
}
