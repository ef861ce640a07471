package org.xasmapper.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.xasmapper.model.Descriptor;
import org.xasmapper.spectrum.Table;
import org.xasmapper.train.TrainingReport.Latent;
import org.xasmapper.train.TrainingReport.Parts;
import org.xasmapper.train.TrainingReport.Prediction;
import org.xasmapper.train.TrainingReport.Reconstruction;
import org.xasmapper.train.TrainingReport.Share;

/** A trained model applied to measurements of all three parts of its database; what is training and what validation is the first encoder's. */
final class Assessment {

	private static final double GOOD_RHO = 0.8;

	/** Multiples of the standard deviation, and the share of a normal distribution within. */
	private static final double[][] NORMAL = { { 0.5, 0.3829 }, { 1, 0.6827 }, { 1.5, 0.8664 }, { 2, 0.9545 } };

	private final TrainingData data;
	private final TrainingSettings settings;
	private final RankAae model;
	private final LeftOut leftOut;
	private final Part training;
	private final Part validation;
	private final Part test;

	/** @param random draws one measurement of each site */
	Assessment(final TrainingData data, final TrainingSettings settings, final RankAae model, final LeftOut leftOut,
		final RandomGenerator random)
	{
		this.data = data;
		this.settings = settings;
		this.model = model;
		this.leftOut = leftOut;
		training = Part.of(data, data.split().training(), model, random);
		validation = Part.of(data, data.split().validation(), model, random);
		test = Part.of(data, data.split().test(), model, random);
	}

	/** Spectra of one part with what the model makes of their measurements. */
	private record Part(int[] rows, float[] clean, float[] codes, float[] predictions) {

		static Part of(final TrainingData data, final int[] rows, final RankAae model, final RandomGenerator random) {
			final float[] measured = data.measured(1, random, rows);
			return new Part(rows, data.clean(rows), model.autoencoder().encode(measured), model.predict(measured));
		}
	}

	Parts parts() {
		return new Parts(training.rows.length, validation.rows.length, test.rows.length);
	}

	List<Latent> latents() {
		final List<Latent> latents = new ArrayList<>();
		for (int d = 0; d < settings.ranked().size(); d++) {
			final String name = settings.ranked().get(d);
			final double rho = rho(training, d);
			final double attainable = SpearmanRho.attainable(data.descriptor(name, training.rows));
			latents.add(new Latent(name, rho, rho(validation, d), rho(test, d), attainable, remark(rho, attainable)));
		}
		return latents;
	}

	private double rho(final Part part, final int d) {
		return SpearmanRho.of(Validation.column(part.codes, model.autoencoder().latents(), d), data.descriptor(settings
			.ranked().get(d), part.rows));
	}

	private static String remark(final double rho, final double attainable) {
		if (rho >= GOOD_RHO) return "";
		final String below = String.format(Locale.ROOT, "Below %.1f: ", GOOD_RHO);
		return attainable < GOOD_RHO ? below + String.format(Locale.ROOT,
			"the descriptor has so many equal values that no code could reach more than %.3f.", attainable) : below +
				"the code does not order the training spectra by this descriptor well.";
	}

	Reconstruction reconstruction() {
		final LinearDescription components = new LinearDescription(training.clean, data.points(), model
			.autoencoder().latents());
		return new Reconstruction(rmse(training), rmse(validation), rmse(test), components.rmse(test.clean));
	}

	private double rmse(final Part part) {
		return Math.sqrt(Validation.meanSquare(model.autoencoder().decode(part.codes), part.clean));
	}

	List<Prediction> predictions() {
		final List<Prediction> predictions = new ArrayList<>();
		final Part simulated = new Part(test.rows, test.clean, test.codes, model.predict(test.clean));
		for (int d = 0; d < settings.predicted().size(); d++) {
			final EnsembleErrors held = errors(test, d);
			final List<Share> shares = new ArrayList<>();
			for (final double[] k : NORMAL) shares.add(new Share(k[0], withBars(test, d).shareWithin(k[0]), k[1]));
			predictions.add(new Prediction(settings.predicted().get(d), errors(training, d).meanAbsolute(), leftOut.meanAbsolute(d), held
				.meanAbsolute(), errors(simulated, d).meanAbsolute(), model.calibration()[d], shares));
		}
		return predictions;
	}

	private EnsembleErrors errors(final Part part, final int d) {
		return EnsembleErrors.of(data.descriptor(settings.predicted().get(d), part.rows), part.predictions, model
			.members(), settings.predicted().size(), d);
	}

	/** @return the same with the error bars that the model's predictions get */
	private EnsembleErrors withBars(final Part part, final int d) {
		final double usual = errors(test, d).meanAbsolute();
		return errors(part, d).withBars(spread -> Descriptor.bar(spread, usual));
	}

	/**
	 * @param latents names of the latent dimensions
	 * @return a row per spectrum of the database, in its order: {@code row} (from 1), {@code group}, {@code part}, the
	 *         latent dimensions as {@code latent_…}, descriptors as they are in the database, and {@code …_mean} and
	 *         {@code …_std} of the predicted ones
	 */
	Table rows(final List<String> latents) {
		final RowColumns columns = new RowColumns(data.groups().size());
		columns.put("row", IntStream.range(0, data.groups().size()).toArray(), i -> Integer.toString(i + 1));
		columns.put("group", IntStream.range(0, data.groups().size()).toArray(), data.groups()::get);
		fill(columns, "training", training, latents);
		fill(columns, "validation", validation, latents);
		fill(columns, "test", test, latents);
		return columns.table();
	}

	private void fill(final RowColumns columns, final String part, final Part spectra, final List<String> latents) {
		columns.put("part", spectra.rows, i -> part);
		for (int d = 0; d < latents.size(); d++) {
			columns.put("latent_" + latents.get(d), spectra.rows, Validation.column(spectra.codes, latents.size(), d));
		}
		data.descriptors().forEach(name -> columns.put(name, spectra.rows, data.descriptor(name, spectra.rows)));
		for (int d = 0; d < settings.predicted().size(); d++) {
			final String name = settings.predicted().get(d);
			columns.put(name + "_mean", spectra.rows, errors(spectra, d).mean());
			columns.put(name + "_std", spectra.rows, withBars(spectra, d).std());
		}
	}
}
