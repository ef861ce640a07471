package org.xasmapper.train;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.xasmapper.model.Effects;
import org.xasmapper.model.Range;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.train.effects.DefaultEffects;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/**
 * Trains the model that ships with all effects, without one of them, or with none, and judges it on simulated materials that no
 * encoder knows: as they are simulated, as they would be measured with all effects, along films that go from Ti⁴⁺ to Ti³⁺, and
 * on anatase as other codes than FEFF have it.
 */
public final class EffectsTrial {

	/** Broadening of simulated spectra, eV. */
	private static final Range SIMULATED = new Range(0.7, 0.7);

	private static final int TIMES = 8;
	private static final int TIMES_OF_CODES = 200;
	private static final int FILMS = 40;
	private static final int POSITIONS = 25;

	private EffectsTrial() {}

	/**
	 * @param args {@code all}, {@code none} or the effect to leave out; seed, encoders, members, epochs, folder for the model; folder of anatase by
	 *          other codes, if any
	 */
	public static void main(final String[] args) throws Exception {
		final SpectralDatabase database = SpectralDatabase.read(ShippedModel.DATABASE, "Ti", "K", Progress.NONE).without("parent",
			Files.readAllLines(ShippedModel.EXCLUDED));
		final Effects all = DefaultEffects.of(database.absorptionEdge());
		final TrainingSettings settings = settings(without(all, args[0]), args);
		final TrainedModel trained = RankAaeTrainer.train(database, settings, Progress.NONE);
		final Path folder = Files.createDirectories(Path.of(args[5]));
		trained.saveModel(folder.resolve(args[0] + "-" + args[1] + ".onnx"));
		System.out.printf(Locale.ROOT, "%s: %.0f s, best of %d epochs: %d%n", String.join(" ", args), trained.report().seconds(),
			trained.report().epochs(), trained.report().bestEpoch());
		trained.report().latents().forEach(System.out::println);
		System.out.println(trained.report().reconstruction());
		final TrainingData judged = TrainingData.of(database, settings(all, args)).get(0);
		final int[] test = judged.split().test();
		tell("simulated", trained, judged, judged.clean(test), 1);
		tell("as measured", trained, judged, judged.measured(TIMES, new SplittableRandom(99), test), TIMES);
		trained.report().descriptors().forEach(System.out::println);
		tellFilms(trained, judged, all);
		if (args.length > 6) tellCodes(trained, Path.of(args[6]));
	}

	private static TrainingSettings settings(final Effects effects, final String[] args) {
		final TrainingSettings s = ShippedModel.settings();
		final TrainingSettings d = TrainingSettings.defaults(s.grid(), effects);
		return new TrainingSettings(s.grid(), s.broadening(), s.ranked(), s.predicted(), s.splitColumn(), effects, d.augmentation(),
			Integer.parseInt(args[4]), s.patience(), s.batch(), s.rates(), Integer.parseInt(args[2]), Integer.parseInt(args[3]), s
				.memberEpochs(), Long.parseLong(args[1]));
	}

	/** @return the effects with some of them as they are where nothing is done, but for the broadening of simulated spectra */
	private static Effects without(final Effects effects, final String name) {
		if (name.equals("all")) return effects;
		if (name.equals("none")) return Effects.NONE;
		final List<String> left = switch (name) {
			case "damping", "shift", "stretch", "shape", "noise" -> List.of(name);
			case "selfabsorption" -> List.of("selfAbsorbed");
			case "broadening" -> List.of("broadening", "lifetime");
			case "lines" -> List.of("line");
			case "normalization" -> List.of("offset", "slope", "height");
			default -> throw new IllegalArgumentException(name);
		};
		try {
			final RecordComponent[] parts = Effects.class.getRecordComponents();
			final Object[] values = new Object[parts.length];
			for (int i = 0; i < parts.length; i++) {
				values[i] = parts[i].getAccessor().invoke(left.contains(parts[i].getName()) ? Effects.NONE : effects);
				if (left.contains("broadening") && parts[i].getName().equals("broadening")) values[i] = SIMULATED;
			}
			return (Effects) Effects.class.getConstructors()[0].newInstance(values);
		}
		catch (final ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void tell(final String what, final TrainedModel trained, final TrainingData data, final float[] spectra,
		final int times)
	{
		final float[] predictions = trained.model().predict(spectra);
		for (int d = 0; d < 2; d++) {
			final double[] truth = LeftOut.repeated(data.descriptor(new String[] { "OS", "CN" }[d], data.split().test()), times);
			final EnsembleErrors errors = EnsembleErrors.of(truth, predictions, trained.model().members(), 2, d);
			System.out.printf(Locale.ROOT, "%s %s: mean absolute error %.3f, inside 1 bar %.2f, 2 bars %.2f, bar %.2f%n", what, d == 0 ? "OS" : "CN",
				errors.meanAbsolute(), errors.shareWithin(1), errors.shareWithin(2), Arrays.stream(errors.std()).average()
					.getAsDouble());
		}
	}

	/** Films of two six-fold sites of unknown materials, each in one measurement. */
	private static void tellFilms(final TrainedModel trained, final TrainingData data, final Effects all) {
		final int[] test = data.split().test();
		final Sites sites = data.sites(List.of("OS", "CN"), test);
		final int[] four = sixFold(sites, 4);
		final int[] three = sixFold(sites, 3);
		final SplittableRandom random = new SplittableRandom(7);
		final int points = data.points();
		final int m = sites.simulated().size();
		final Experiment experiment = new Experiment(sites.simulated(), sites.grid().toEnergyGrid(), sites.edge());
		final float[] spectra = new float[FILMS * POSITIONS * points];
		final double[] truth = new double[FILMS * POSITIONS];
		final float[] mixed = new float[m];
		for (int film = 0; film < FILMS; film++) {
			final int a = four[random.nextInt(four.length)];
			final int b = three[random.nextInt(three.length)];
			final Measurement measurement = Measurement.draw(all, random);
			for (int p = 0; p < POSITIONS; p++) {
				final double reduced = p / (POSITIONS - 1.0);
				for (int k = 0; k < m; k++) mixed[k] = (float) ((1 - reduced) * sites.sources()[a * m + k] + reduced * sites.sources()[b * m + k]);
				final int i = film * POSITIONS + p;
				experiment.measure(measurement, mixed, 0, 1, random, spectra, i * points);
				truth[i] = 4 - reduced;
			}
		}
		final EnsembleErrors errors = EnsembleErrors.of(truth, trained.model().predict(spectra), trained.model().members(), 2, 0);
		final double[] ends = new double[2];
		for (int film = 0; film < FILMS; film++) {
			ends[0] += errors.mean()[film * POSITIONS] / FILMS;
			ends[1] += errors.mean()[film * POSITIONS + POSITIONS - 1] / FILMS;
		}
		System.out.printf(Locale.ROOT, "reduced films: mean absolute error %.3f, inside 1 bar %.2f, 2 bars %.2f; ends %.2f and %.2f%n", errors
			.meanAbsolute(), errors.shareWithin(1), errors.shareWithin(2), ends[0], ends[1]);
	}

	private static void tellCodes(final TrainedModel trained, final Path folder) throws IOException {
		for (final String code : AnataseCodes.CODES) {
			final float[] spectra = AnataseCodes.measured(folder, code, ShippedModel.settings().grid(), TIMES_OF_CODES, new SplittableRandom(1));
			final double[] truth = new double[TIMES_OF_CODES];
			Arrays.fill(truth, 6);
			final EnsembleErrors errors = EnsembleErrors.of(truth, trained.model().predict(spectra), trained.model().members(), 2, 1);
			System.out.printf(Locale.ROOT, "anatase of %s: CN %.2f ± %.2f, mean absolute error %.2f, inside 1 bar %.2f, 2 bars %.2f%n", code,
				Arrays.stream(errors.mean()).average().getAsDouble(), Arrays.stream(errors.std()).average().getAsDouble(), errors
					.meanAbsolute(), errors.shareWithin(1), errors.shareWithin(2));
		}
	}

	private static int[] sixFold(final Sites sites, final int state) {
		return IntStream.range(0, sites.count()).filter(i -> sites.descriptors()[2 * i] == state && sites.descriptors()[2 * i + 1] == 6)
			.toArray();
	}
}
