package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.Effects;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * Encoders that read 3 plus an error of their own and one that all share, where the truth is 3: how far the mean is off is
 * known.
 */
class ErrorBarCalibrationTest {

	private static final int ENCODERS = 5;
	private static final int HEADS = 3;
	private static final int POINTS = 40;
	private static final int ROWS = 3000;

	private final Random random = new Random(3);

	@Test
	void barsHoldForTheMeanOfEncodersThatErrOnTheirOwn() {
		assertEquals(0.68, share(0, 0.3), 0.08);
	}

	@Test
	void barsHoldForTheMeanOfEncodersThatErrTogether() {
		assertEquals(0.68, share(0.3, 0.1), 0.04);
	}

	@Test
	void barsHoldWhereHeadsHardlyDiffer() {
		assertEquals(0.68, share(0.2, 0.2), 0.04);
	}

	@Test
	void predictionsStayWhatTheyAre() {
		final RankAae model = model(0.2, 0.2);
		final RankAae calibrated = calibrated(model);
		final float[] spectra = spectra();
		assertArrayEquals(errors(model, spectra).mean(), errors(calibrated, spectra).mean(), 1e-4);
	}

	/** @return share of new spectra of which the truth is inside one bar */
	private double share(final double together, final double alone) {
		return errors(calibrated(model(together, alone)), spectra()).shareWithin(1);
	}

	private RankAae calibrated(final RankAae model) {
		final TrainingSettings settings = settings();
		final List<TrainingData> data = TrainingData.of(database(), settings);
		final LeftOut leftOut = new LeftOut(data, settings, model.branches(), new SplittableRandom(1));
		return ErrorBarCalibration.apply(model, leftOut, spectra());
	}

	private EnsembleErrors errors(final RankAae model, final float[] spectra) {
		final double[] truth = new double[spectra.length / POINTS];
		Arrays.fill(truth, 3);
		return EnsembleErrors.of(truth, model.predict(spectra), ENCODERS * HEADS, 1, 0);
	}

	/** Each spectrum is noise, so that what a network makes of it is a draw of its own. */
	private float[] spectra() {
		final float[] spectra = new float[ROWS * POINTS];
		for (int i = 0; i < spectra.length; i++) spectra[i] = (float) random.nextGaussian();
		return spectra;
	}

	/** @return encoders whose codes are 3 + an error that all share + one of their own, read by heads that differ a little */
	private RankAae model(final double together, final double alone) {
		final float[] common = weights(together);
		final List<Branch> branches = new ArrayList<>();
		for (int e = 0; e < ENCODERS; e++) {
			final float[] own = weights(alone);
			final List<TrainedNetwork> heads = new ArrayList<>();
			for (int h = 0; h < HEADS; h++) heads.add(head(common, own, weights(0.05)));
			branches.add(new Branch(new Autoencoder(identity(), identity()), heads));
		}
		return RankAae.uncalibrated(branches);
	}

	private float[] weights(final double deviation) {
		final float[] weights = new float[POINTS];
		for (int k = 0; k < POINTS; k++) weights[k] = (float) (deviation / Math.sqrt(POINTS) * random.nextGaussian());
		return weights;
	}

	private static TrainedNetwork head(final float[]... parts) {
		final float[] sum = new float[POINTS];
		for (final float[] part : parts) {
			for (int k = 0; k < POINTS; k++) sum[k] += part[k];
		}
		return new TrainedNetwork(List.of(new Layer(sum, new float[] { 3 }, new float[0])), false);
	}

	private static TrainedNetwork identity() {
		final float[] weights = new float[POINTS * POINTS];
		for (int k = 0; k < POINTS; k++) weights[k * POINTS + k] = 1;
		return new TrainedNetwork(List.of(new Layer(weights, new float[POINTS], new float[0])), false);
	}

	private static TrainingSettings settings() {
		final TrainingSettings quick = SyntheticDatabase.quick();
		return new TrainingSettings(new RegularGrid(4960, 1, POINTS), 0, List.of(), List.of("OS"), "parent", Effects.NONE, quick
			.augmentation(), 1, 1, 8, LossRates.DEFAULT, ENCODERS, ENCODERS * HEADS, 1, 1);
	}

	/** Sites of OS 3, and two of each part that say something else, for without these there is nothing to learn. */
	private SpectralDatabase database() {
		final List<String> parents = IntStream.range(0, ROWS).mapToObj(i -> "parent " + i % 60).toList();
		final List<String> os = IntStream.range(0, ROWS).mapToObj(i -> i < 60 ? "3.001" : "3").toList();
		return new SpectralDatabase(new Spectra(EnergyGrid.regular(4960, 1, POINTS), spectra(), Table.empty(ROWS).with("parent",
			parents).with("OS", os)), "Ti", "K", "", List.of());
	}
}
