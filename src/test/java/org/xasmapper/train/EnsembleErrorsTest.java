package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleErrorsTest {

	@Test
	void meanAndDeviationAreOverTheMembersOfOneDescriptor() {
		// One row, three members, two descriptors.
		final float[] predictions = { 1, 10, 2, 20, 6, 30 };
		final EnsembleErrors second = EnsembleErrors.of(new double[] { 18 }, predictions, 3, 2, 1);
		assertEquals(20, second.mean()[0]);
		assertEquals(10, second.std()[0], 1e-12);
		assertEquals(2, second.meanAbsolute());
	}

	@Test
	void missingTruthDoesNotCount() {
		final EnsembleErrors errors = new EnsembleErrors(new double[] { 1, Double.NaN, 1 }, new double[] { 2, 0, 4 }, new double[] { 1, 1,
			1 });
		assertEquals(2, errors.meanAbsolute());
		assertEquals(0.5, errors.shareWithin(1));
	}

	@Test
	void calibratedMembersKeepTheirMeanAndHoldTheWantedShare() {
		final Random random = new Random(4);
		final int rows = 1000;
		final double[] truth = new double[rows];
		final float[] spectra = new float[rows];
		for (int i = 0; i < rows; i++) {
			spectra[i] = (float) random.nextGaussian();
			truth[i] = spectra[i] + 0.5 * random.nextGaussian();
		}
		final RankAae plain = RankAae.uncalibrated(List.of(new Branch(new Autoencoder(line(1), line(1)), List.of(line(0.9f), line(1))),
			new Branch(new Autoencoder(line(1), line(1)), List.of(line(1.1f)))));
		final EnsembleErrors before = EnsembleErrors.of(truth, plain.predict(spectra), 3, 1, 0);
		final double scale = ErrorBarCalibration.quantile(before.ratios(0));
		final RankAae scaled = new RankAae(plain.branches(), new float[] { (float) scale });
		final EnsembleErrors after = EnsembleErrors.of(truth, scaled.predict(spectra), 3, 1, 0);
		assertEquals(0.6827, after.shareWithin(1), 0.005);
		for (int i = 0; i < rows; i++) assertEquals(before.mean()[i], after.mean()[i], 1e-5);
	}

	/** @return a member that multiplies the code */
	private static TrainedNetwork line(final float slope) {
		return new TrainedNetwork(List.of(new Layer(new float[] { slope }, new float[] { 0 }, new float[0])), false);
	}
}
