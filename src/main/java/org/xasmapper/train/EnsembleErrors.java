package org.xasmapper.train;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What an ensemble says of one descriptor of spectra, and how far that is from the truth.
 *
 * @param truth NaN where missing
 * @param mean over the members
 * @param std error bars; at first the sample standard deviation over the members
 */
record EnsembleErrors(double[] truth, double[] mean, double[] std) {

	/**
	 * @param predictions {@code [rows × members × descriptors]}
	 * @param descriptor which of the descriptors
	 */
	static EnsembleErrors of(final double[] truth, final float[] predictions, final int members, final int descriptors,
		final int descriptor)
	{
		final EnsembleErrors errors = new EnsembleErrors(truth, new double[truth.length], new double[truth.length]);
		for (int i = 0; i < truth.length; i++) {
			final int from = i * members * descriptors + descriptor;
			double sum = 0;
			for (int member = 0; member < members; member++) sum += predictions[from + member * descriptors];
			errors.mean[i] = sum / members;
			double squares = 0;
			for (int member = 0; member < members; member++) {
				final double deviation = predictions[from + member * descriptors] - errors.mean[i];
				squares += deviation * deviation;
			}
			errors.std[i] = Math.sqrt(squares / (members - 1));
		}
		return errors;
	}

	/** @return the same errors beside other error bars, which hang on those there are */
	EnsembleErrors withBars(final DoubleUnaryOperator bar) {
		return new EnsembleErrors(truth, mean, Arrays.stream(std).map(bar).toArray());
	}

	/** @return mean absolute error */
	double meanAbsolute() {
		return known().mapToDouble(i -> Math.abs(mean[i] - truth[i])).average().orElse(Double.NaN);
	}

	/** @return share of the residuals that are at most k standard deviations */
	double shareWithin(final double k) {
		return known().filter(i -> Math.abs(mean[i] - truth[i]) <= k * std[i]).count() / (double) known().count();
	}

	/** @return mean − truth, wherever the truth is known */
	double[] residuals() {
		return known().mapToDouble(i -> mean[i] - truth[i]).toArray();
	}

	/**
	 * @param variance added to that of the members
	 * @return absolute error over standard deviation, wherever the truth is known
	 */
	double[] ratios(final double variance) {
		return known().mapToDouble(i -> Math.abs(mean[i] - truth[i]) / Math.sqrt(std[i] * std[i] + variance)).toArray();
	}

	private IntStream known() {
		return IntStream.range(0, truth.length).filter(i -> !Double.isNaN(truth[i]));
	}
}
