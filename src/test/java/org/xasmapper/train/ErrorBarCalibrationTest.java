package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

class ErrorBarCalibrationTest {

	private final TrainingSettings settings = SyntheticDatabase.quick();

	@Test
	void errorBarsHoldForMaterialsThatWereLeftOut() {
		final TrainingData data = TrainingData.of(SyntheticDatabase.spectra(), settings);
		final RankAae model = readsOsWithin(0.1f);
		final List<Integer> leftOut = new ArrayList<>();
		final RankAae calibrated = new ErrorBarCalibration(data, settings, (rest, progress) -> {
			for (final int row : rest.split().test()) leftOut.add(row);
			return model;
		}).apply(model, Progress.NONE);

		final int[] rows = leftOut.stream().mapToInt(Integer::intValue).sorted().toArray();
		assertArrayEquals(data.split().training(), rows);
		final EnsembleErrors errors = errors(calibrated, data, rows);
		assertEquals(0.68, errors.shareWithin(1), 0.05);
		assertArrayEquals(errors(model, data, rows).mean(), errors.mean(), 1e-4);
	}

	/** Were materials judged by models that know them, these bars would come out as narrow as the others. */
	@Test
	void barsAreWidenedWhereModelsFailOnWhatTheyDoNotKnow() {
		final TrainingData data = TrainingData.of(SyntheticDatabase.spectra(), settings);
		final float good = scale(data, readsOsWithin(0.1f), readsOsWithin(0.1f));
		final float bad = scale(data, readsOsWithin(0.1f), readsOsWithin(0.01f));
		assertEquals(10, bad / good, 4);
	}

	@Test
	void whereAPartHoldsAllThatADescriptorVariesByTheOthersServe() {
		final Spectra all = SyntheticDatabase.spectra();
		final List<String> os = new ArrayList<>();
		final TrainingData even = TrainingData.of(all, settings);
		final String odd = even.groups().get(even.split().training()[0]);
		for (int i = 0; i < all.count(); i++) os.add(even.groups().get(i).equals(odd) ? "3" : "4");
		final TrainingData data = TrainingData.of(all.withTable(all.table().with("OS", os)), settings);
		assertEquals(3, data.leavingOut(4, settings).size());
	}

	private float scale(final TrainingData data, final RankAae model, final RankAae ofTheRest) {
		return new ErrorBarCalibration(data, settings, (rest, progress) -> ofTheRest).apply(model, Progress.NONE).ensemble()
			.calibration()[0];
	}

	private EnsembleErrors errors(final RankAae model, final TrainingData data, final int[] rows) {
		final float[] predictions = model.ensemble().apply(model.autoencoder().encode(data.spectra(rows)));
		return EnsembleErrors.of(data.descriptor("OS", rows), predictions, model.ensemble().members().size(), 2, 0);
	}

	/** @return a model that says 3 for everything, with error bars of the given size times the spectrum's code */
	private static RankAae readsOsWithin(final float spread) {
		final Random random = new Random(3);
		final int points = 61;
		final float[] weights = new float[points];
		for (int k = 0; k < points; k++) weights[k] = (float) random.nextGaussian();
		final TrainedNetwork encoder = new TrainedNetwork(List.of(new Layer(weights, new float[] { 0 }, new float[0])), false);
		final List<TrainedNetwork> members = new ArrayList<>();
		for (final float sign : new float[] { -1, 0, 1 }) members.add(new TrainedNetwork(List.of(new Layer(
			new float[] { sign * spread, sign * spread }, new float[] { 3, 5 }, new float[0])), false));
		return new RankAae(new Autoencoder(encoder, encoder), Ensemble.uncalibrated(members));
	}
}
