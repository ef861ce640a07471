package org.xasmapper.curate;

import java.util.Arrays;

/**
 * Absorption before and after the edge: the medians of the first and the last tenth of a row's values, at least three
 * each, as the row is in its file. NaN if the row has fewer than six values.
 */
public record Levels(float before, float after) {

	private static final int FEWEST = 3;
	private static final Levels UNKNOWN = new Levels(Float.NaN, Float.NaN);

	/** @param row may hold NaN, which is left out */
	static Levels of(final float[] row) {
		final float[] values = withoutNaN(row);
		if (values.length < 2 * FEWEST) return UNKNOWN;
		final int part = Math.max(FEWEST, values.length / 10);
		return new Levels(median(Arrays.copyOf(values, part)), median(Arrays.copyOfRange(values, values.length - part,
			values.length)));
	}

	Levels times(final double factor) {
		return new Levels((float) (before * factor), (float) (after * factor));
	}

	private static float[] withoutNaN(final float[] row) {
		final float[] values = new float[row.length];
		int count = 0;
		for (final float value : row) {
			if (!Float.isNaN(value)) values[count++] = value;
		}
		return Arrays.copyOf(values, count);
	}

	/** @return the median; {@code values} are sorted */
	private static float median(final float[] values) {
		Arrays.sort(values);
		return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
	}
}
