package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** What each encoder alone says of measurements of the materials that it was trained without: of every material but the test's. */
final class LeftOut {

	/** Measurements of each row. */
	private static final int TIMES = 4;

	/** {@code [encoders][descriptors]}. */
	private final List<List<EnsembleErrors>> errors = new ArrayList<>();

	/**
	 * @param data of each encoder
	 * @param branches trained on them
	 * @param random draws the measurements
	 */
	LeftOut(final List<TrainingData> data, final TrainingSettings settings, final List<Branch> branches,
		final RandomGenerator random)
	{
		for (int e = 0; e < branches.size(); e++) {
			final int[] rows = data.get(e).split().validation();
			final float[] read = branches.get(e).read(data.get(e).measured(TIMES, random, rows));
			final List<EnsembleErrors> ofEncoder = new ArrayList<>();
			for (int d = 0; d < settings.predicted().size(); d++) {
				ofEncoder.add(EnsembleErrors.of(repeated(data.get(e).descriptor(settings.predicted().get(d), rows), TIMES), read, branches
					.get(e).heads().size(), settings.predicted().size(), d));
			}
			errors.add(ofEncoder);
		}
	}

	/** @return mean absolute error of a descriptor */
	double meanAbsolute(final int descriptor) {
		return errors.stream().mapToDouble(ofEncoder -> ofEncoder.get(descriptor).meanAbsolute()).filter(Double::isFinite).average()
			.orElse(Double.NaN);
	}

	/** @return mean square error of a descriptor */
	double meanSquare(final int descriptor) {
		return errors.stream().flatMapToDouble(ofEncoder -> Arrays.stream(ofEncoder.get(descriptor).residuals())).map(
			residual -> residual * residual).average().orElse(Double.NaN);
	}

	/**
	 * @param variance added to that of an encoder's heads
	 * @return absolute errors over standard deviations, wherever the truth is known
	 */
	double[] ratios(final int descriptor, final double variance) {
		return errors.stream().flatMapToDouble(ofEncoder -> Arrays.stream(ofEncoder.get(descriptor).ratios(variance))).toArray();
	}

	/** @return the values, so many times over */
	static double[] repeated(final double[] values, final int times) {
		return Collections.nCopies(times, values).stream().flatMapToDouble(Arrays::stream).toArray();
	}
}
