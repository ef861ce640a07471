package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Quantiles;

/**
 * Scales the error bars of an ensemble so that they hold for materials that it was not trained on as those of a normal
 * distribution do. How wrong a model is differs so much from material to material that the validation part alone, a few
 * dozen materials, gives a scale that is off by a third (docs/decisions/training.md). So every training material is left out
 * once: models trained without it say how wrong their error bars are.
 */
final class ErrorBarCalibration {

	private static final int PARTS = 4;

	/** Share of a normal distribution within one standard deviation. */
	private static final double ONE_SIGMA = 0.6827;

	private final TrainingData data;
	private final TrainingSettings settings;
	private final Training training;

	/** Trains a model on the training rows of the data. */
	@FunctionalInterface
	interface Training {

		RankAae train(TrainingData data, Progress progress);
	}

	/**
	 * @param data that the model was trained on
	 * @param training trains further models as that one was trained
	 */
	ErrorBarCalibration(final TrainingData data, final TrainingSettings settings, final Training training) {
		this.data = data;
		this.settings = settings;
		this.training = training;
	}

	/** @return the model with scaled error bars; its predictions are the same */
	RankAae apply(final RankAae model, final Progress progress) {
		final List<DoubleStream.Builder> ratios = new ArrayList<>();
		for (int d = 0; d < settings.predicted().size(); d++) ratios.add(DoubleStream.builder());
		collect(model, data.split().validation(), ratios);
		final List<TrainingData> rests = data.leavingOut(PARTS, settings);
		for (int part = 0; part < rests.size(); part++) {
			final String activity = "Calibrating the error bars, model " + (part + 1) + " of " + rests.size() + ": ";
			collect(training.train(rests.get(part), prefixed(activity, progress)), rests.get(part).split().test(), ratios);
		}
		final float[] scales = new float[ratios.size()];
		for (int d = 0; d < scales.length; d++) scales[d] = (float) scale(ratios.get(d).build().toArray());
		return new RankAae(model.autoencoder(), new Ensemble(model.ensemble().members(), scales));
	}

	private void collect(final RankAae model, final int[] rows, final List<DoubleStream.Builder> ratios) {
		final float[] predictions = model.ensemble().apply(model.autoencoder().encode(data.spectra(rows)));
		for (int d = 0; d < ratios.size(); d++) {
			final double[] truth = data.descriptor(settings.predicted().get(d), rows);
			final EnsembleErrors errors = EnsembleErrors.of(truth, predictions, model.ensemble().members().size(), ratios.size(), d);
			Arrays.stream(errors.ratios()).forEach(ratios.get(d)::add);
		}
	}

	/** @return the number of standard deviations that 68 % of the residuals are within */
	static double scale(final double... ratios) {
		Arrays.sort(ratios);
		return Quantiles.of(ratios, ONE_SIGMA);
	}

	private static Progress prefixed(final String prefix, final Progress progress) {
		return new Progress() {

			@Override
			public void report(final String activity, final double fraction) {
				progress.report(prefix + activity, fraction);
			}

			@Override
			public boolean isCancelled() {
				return progress.isCancelled();
			}
		};
	}
}
