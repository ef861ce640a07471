package org.xasmapper.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the error bars of predicted values are made of. The parts are taken to be independent of each other, so that
 * their squares add up to that of the total. NaN where the pixel is masked, or its ensemble has a single network.
 *
 * @param parts standard deviations {@code [descriptors][pixels]} in the descriptor's unit, those parts that are known
 * @param total {@code [descriptors][pixels]}, square root of the sum of their squares
 */
public record ErrorBudget(Map<UncertaintyPart, float[][]> parts, float[][] total) {

	public ErrorBudget {
		parts = Collections.unmodifiableMap(new EnumMap<>(parts));
	}

	/**
	 * @param std {@code [descriptors][pixels]}, shared
	 * @return the budget of a model that knows nothing but its networks
	 */
	public static ErrorBudget ofEnsemble(final float[][] std) {
		return new ErrorBudget(new EnumMap<>(Map.of(UncertaintyPart.ENSEMBLE, std)), std);
	}

	/**
	 * @param std {@code [descriptors][pixels]}, shared
	 * @return the budget with a further part
	 * @throws IllegalArgumentException if it has that part already
	 */
	public ErrorBudget with(final UncertaintyPart part, final float[][] std) {
		if (parts.containsKey(part)) throw new IllegalArgumentException(part + " counts once");
		final Map<UncertaintyPart, float[][]> more = new EnumMap<>(parts);
		more.put(part, std);
		final float[][] sum = new float[total.length][];
		for (int d = 0; d < sum.length; d++) {
			sum[d] = new float[total[d].length];
			for (int p = 0; p < sum[d].length; p++) {
				sum[d][p] = (float) Math.sqrt((double) total[d][p] * total[d][p] + (double) std[d][p] * std[d][p]);
			}
		}
		return new ErrorBudget(more, sum);
	}

	/** @return the budget with further parts, which it does not have yet */
	public ErrorBudget with(final Map<UncertaintyPart, float[][]> further) {
		ErrorBudget all = this;
		for (final Map.Entry<UncertaintyPart, float[][]> part : further.entrySet()) all = all.with(part.getKey(), part.getValue());
		return all;
	}

	/** @return standard deviations {@code [descriptors][pixels]} of the networks alone */
	public float[][] ensemble() {
		return parts.get(UncertaintyPart.ENSEMBLE);
	}
}
