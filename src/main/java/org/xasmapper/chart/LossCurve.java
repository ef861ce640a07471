package org.xasmapper.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A loss during training.
 *
 * @param name for the legend
 * @param losses {@code [epochs]}, the first is epoch 1; NaN = not computed in that epoch
 */
public record LossCurve(String name, double[] losses) {

	DoubleStream known() {
		return Arrays.stream(losses).filter(Double::isFinite);
	}

	/** @return whether a logarithmic axis can show it */
	boolean isPositive() {
		return known().allMatch(loss -> loss > 0);
	}
}
