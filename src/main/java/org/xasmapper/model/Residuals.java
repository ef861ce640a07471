package org.xasmapper.model;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predicted values of a descriptor beside the true ones, and what their error bars are worth. The arrays are shared.
 *
 * @param truth {@code [spectra]}; NaN = unknown, left out
 * @param predicted {@code [spectra]}; NaN = masked, left out
 * @param bar {@code [spectra]}, error bars of one standard deviation; NaN = none
 */
public record Residuals(double[] truth, double[] predicted, double[] bar) {

	public Residuals {
		if (truth.length != predicted.length || truth.length != bar.length) {
			throw new IllegalArgumentException(truth.length + " true values, " + predicted.length + " predicted ones and " +
				bar.length + " error bars");
		}
	}

	/** @return numbers of the spectra whose truth and prediction are known */
	public int[] known() {
		return IntStream.range(0, truth.length).filter(i -> Double.isFinite(truth[i] - predicted[i])).toArray();
	}

	/** @return mean of |predicted − true|; NaN if nothing is known */
	public double meanAbsolute() {
		return errors().map(Math::abs).average().orElse(Double.NaN);
	}

	/** @return mean of predicted − true; NaN if nothing is known */
	public double mean() {
		return errors().average().orElse(Double.NaN);
	}

	/** @return share of the errors that are at most k error bars; NaN if there are no error bars */
	public double shareWithin(final double k) {
		return DoubleStream.of(inBars()).map(bars -> bars <= k ? 1 : 0).average().orElse(Double.NaN);
	}

	/** @return |predicted − true| / error bar wherever there is one, rising; infinite where an error has a bar of 0 */
	public double[] inBars() {
		final double[] bars = IntStream.of(known()).filter(i -> !Double.isNaN(bar[i])).mapToDouble(this::inBars).toArray();
		Arrays.sort(bars);
		return bars;
	}

	/** @return |predicted − true| / error bar of one spectrum; NaN where one of them is unknown */
	public double inBars(final int spectrum) {
		final double error = Math.abs(predicted[spectrum] - truth[spectrum]);
		return error == 0 && bar[spectrum] == 0 ? 0 : error / bar[spectrum];
	}

	/** @return those of some spectra */
	public Residuals select(final int... spectra) {
		return new Residuals(selected(truth, spectra), selected(predicted, spectra), selected(bar, spectra));
	}

	private static double[] selected(final double[] values, final int[] chosen) {
		return IntStream.of(chosen).mapToDouble(i -> values[i]).toArray();
	}

	private DoubleStream errors() {
		return IntStream.of(known()).mapToDouble(i -> predicted[i] - truth[i]);
	}
}
