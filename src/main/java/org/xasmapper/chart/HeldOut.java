package org.xasmapper.chart;

import java.util.stream.IntStream;
import org.xasmapper.model.Residuals;
import org.xasmapper.spectrum.XasException;

/**
 * A descriptor of spectra that training did not see, as it is and as a model predicts it.
 *
 * @param title of the descriptor, with its unit
 * @param truth {@code [spectra]}; NaN = unknown, left out
 * @param predicted {@code [spectra]}
 * @param std {@code [spectra]}, error bars; NaN = none
 */
public record HeldOut(String title, double[] truth, double[] predicted, double[] std) {

	/** @throws XasException if the lengths differ or no value is known and predicted */
	public HeldOut {
		if (truth.length != predicted.length || truth.length != std.length) {
			throw new XasException("There are " + truth.length + " true values of " + title + ", " + predicted.length +
				" predicted ones and " + std.length + " error bars.");
		}
		if (IntStream.range(0, truth.length).noneMatch(i -> Double.isFinite(truth[i] - predicted[i]))) {
			throw new XasException("There is no pair of a true and a predicted " + title + " to draw.");
		}
	}

	/** @return numbers of the spectra whose truth and prediction are known */
	int[] known() {
		return residuals().known();
	}

	double meanAbsoluteError() {
		return residuals().meanAbsolute();
	}

	/** @return share of the residuals within k error bars; NaN if there are no error bars */
	double shareWithin(final double k) {
		return residuals().shareWithin(k);
	}

	private Residuals residuals() {
		return new Residuals(truth, predicted, std);
	}
}
