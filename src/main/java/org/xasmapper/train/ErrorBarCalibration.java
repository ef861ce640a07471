package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Quantiles;

/**
 * Scales the error bars of a model so that they hold for materials that it was not trained on as those of a normal
 * distribution do. How wrong a model is differs so much from material to material that a test of a few dozen materials gives a
 * scale that is off by a third (docs/decisions/training.md). So every encoder is judged on the part that it was trained
 * without, and together they judge nearly every material.
 * <p>
 * That tells how wrong a single encoder is, in units of its bar √(w² + b²): w² is the variance of its heads, and b² that of the means of
 * encoders on spectra that none of them knows. The mean of n encoders is less wrong by what they disagree in, b²(1 − 1/n), and at
 * best as little as n independent ones. On the unknown spectra, the deviation over all members is then scaled so that it holds such
 * errors as often as it should. What the unknown spectra are of is not asked.
 */
final class ErrorBarCalibration {

	/** Share of a normal distribution within one standard deviation. */
	private static final double ONE_SIGMA = 0.6827;

	/** Errors of single encoders that stand for all of them. */
	private static final int LEVELS = 200;

	private ErrorBarCalibration() {}

	/**
	 * @param leftOut what each encoder alone says of what it does not know
	 * @param unknown measured spectra {@code [rows × points]} of materials that no encoder was trained on
	 * @return the model with scaled error bars; its predictions are the same
	 */
	static RankAae apply(final RankAae model, final LeftOut leftOut, final float[] unknown) {
		final int k = model.calibration().length;
		final float[] scales = new float[k];
		final List<float[]> read = model.branches().stream().map(branch -> branch.read(unknown)).toList();
		for (int d = 0; d < k; d++) {
			final Spread spread = Spread.of(model, read, d);
			final double between = spread.meanBetween();
			scales[d] = (float) (quantile(spread.ratios(levels(leftOut.ratios(d, between)))) * lessWrong(model.branches().size(), between,
				leftOut.meanSquare(d)));
		}
		return new RankAae(model.branches(), scales);
	}

	/** @return how wrong the mean of the encoders is, where a single one is wrong by one */
	private static double lessWrong(final double encoders, final double between, final double meanSquare) {
		return Math.sqrt(Math.max(1 / encoders, 1 - between * (1 - 1 / encoders) / meanSquare));
	}

	private static double[] levels(final double[] ratios) {
		Arrays.sort(ratios);
		return IntStream.range(0, LEVELS).mapToDouble(i -> ratios[(int) ((i + 0.5) * ratios.length / LEVELS)]).toArray();
	}

	/** @return the number of standard deviations that 68 % of the residuals are within */
	static double quantile(final double... ratios) {
		Arrays.sort(ratios);
		return Quantiles.of(ratios, ONE_SIGMA);
	}

	/**
	 * How far the members are from each other on unknown spectra.
	 *
	 * @param within variance of the heads of an encoder, averaged over encoders, {@code [rows]}
	 * @param between variance of the encoders' means, {@code [rows]}; 0 of a single encoder
	 * @param members variance over all members, {@code [rows]}
	 */
	private record Spread(double[] within, double[] between, double[] members) {

		/** @param read {@code [encoders][rows × heads × descriptors]} */
		static Spread of(final RankAae model, final List<float[]> read, final int d) {
			final int k = model.calibration().length;
			final int encoders = read.size();
			final int rows = read.get(0).length / k / model.branches().get(0).heads().size();
			final Spread spread = new Spread(new double[rows], new double[rows], new double[rows]);
			for (int row = 0; row < rows; row++) {
				final List<double[]> own = new ArrayList<>();
				for (int e = 0; e < encoders; e++) own.add(heads(read.get(e), row, model.branches().get(e).heads().size(), k, d));
				spread.within[row] = own.stream().mapToDouble(Spread::variance).average().getAsDouble();
				spread.between[row] = variance(own.stream().mapToDouble(heads -> Arrays.stream(heads).average().getAsDouble()).toArray());
				spread.members[row] = variance(own.stream().flatMapToDouble(Arrays::stream).toArray());
			}
			return spread;
		}

		double meanBetween() {
			return Arrays.stream(between).average().getAsDouble();
		}

		/** @return the errors of single encoders, given in bars, in standard deviations over the members, on each row */
		double[] ratios(final double[] single) {
			final double mean = meanBetween();
			return IntStream.range(0, members.length).boxed().flatMapToDouble(row -> Arrays.stream(single).map(error -> error * Math
				.sqrt((within[row] + mean) / members[row]))).toArray();
		}

		private static double[] heads(final float[] read, final int row, final int heads, final int k, final int d) {
			return IntStream.range(0, heads).mapToDouble(head -> read[(row * heads + head) * k + d]).toArray();
		}

		/** @return sample variance, 0 of a single value */
		private static double variance(final double... values) {
			final double mean = Arrays.stream(values).average().getAsDouble();
			return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / Math.max(1, values.length - 1);
		}
	}
}
