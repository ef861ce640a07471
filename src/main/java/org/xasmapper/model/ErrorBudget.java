package org.xasmapper.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the error bars of predicted values are made of. The parts are taken to be independent of each other, so that
 * their squares add up to that of the total. NaN where the pixel is masked, or its ensemble has a single network.
 *
 * @param parts standard deviations {@code [descriptors][pixels]} in the descriptor's unit, those parts that are known
 * @param total {@code [descriptors][pixels]}, square root of the sum of their squares
 * @param scales {@code [descriptors]}, what every part is multiplied with so that the total holds on measured spectra
 */
public record ErrorBudget(Map<UncertaintyPart, float[][]> parts, float[][] total, double[] scales) {

	public ErrorBudget {
		parts = Collections.unmodifiableMap(new EnumMap<>(parts));
	}

	/**
	 * @param std {@code [descriptors][pixels]}, shared
	 * @return the budget of a model that knows nothing but its networks
	 */
	public static ErrorBudget ofEnsemble(final float[][] std) {
		final double[] asTheyAre = new double[std.length];
		Arrays.fill(asTheyAre, 1);
		return ofEnsemble(std, asTheyAre);
	}

	/**
	 * @param std {@code [descriptors][pixels]}, shared; already scaled
	 * @param scales {@code [descriptors]}, what further parts are to be scaled with as well
	 * @return the budget of a model whose error bars were tried on measured spectra
	 */
	static ErrorBudget ofEnsemble(final float[][] std, final double[] scales) {
		return new ErrorBudget(Map.of(UncertaintyPart.ENSEMBLE, std), std, scales);
	}

	/**
	 * @param std {@code [descriptors][pixels]}, not scaled; shared where the scale is 1
	 * @return the budget with a further part
	 * @throws IllegalArgumentException if it has that part already
	 */
	public ErrorBudget with(final UncertaintyPart part, final float[][] std) {
		return with(Map.of(part, std));
	}

	/** @return the budget with further parts, otherwise as with a single one; there is but one new map of totals a descriptor */
	public ErrorBudget with(final Map<UncertaintyPart, float[][]> further) {
		final Map<UncertaintyPart, float[][]> more = new EnumMap<>(parts);
		final float[][] sum = new float[total.length][];
		for (int d = 0; d < sum.length; d++) sum[d] = total[d].clone();
		further.forEach((part, std) -> {
			if (parts.containsKey(part)) throw new IllegalArgumentException(part + " counts once");
			final float[][] scaled = new float[sum.length][];
			for (int d = 0; d < sum.length; d++) {
				scaled[d] = scaled(std[d], scales[d]);
				add(scaled[d], sum[d]);
			}
			more.put(part, scaled);
		});
		return new ErrorBudget(more, sum, scales);
	}

	private static void add(final float[] std, final float[] sum) {
		for (int p = 0; p < sum.length; p++) sum[p] = (float) Math.sqrt((double) sum[p] * sum[p] + (double) std[p] * std[p]);
	}

	private static float[] scaled(final float[] map, final double scale) {
		if (scale == 1) return map;
		final float[] scaled = new float[map.length];
		for (int p = 0; p < map.length; p++) scaled[p] = (float) (scale * map[p]);
		return scaled;
	}

	/** @return standard deviations {@code [descriptors][pixels]} of the networks alone */
	public float[][] ensemble() {
		return parts.get(UncertaintyPart.ENSEMBLE);
	}
}
