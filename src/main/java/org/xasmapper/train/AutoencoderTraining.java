package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.train.Batches.Batch;
import org.xasmapper.train.Network.Ending;

/**
 * Trains encoder and decoder: the losses take turns on every batch, their learning rates fall along half a cosine, and
 * the best state on validation is kept.
 */
final class AutoencoderTraining {

	static final int LATENTS = 6;

	private static final int WIDTH = 64;

	/** How far the height of a reconstruction is free; more lets heights drift where it is not rescaled. */
	private static final double SCALE_FREEDOM = 0.01;

	/** How strongly the reversed gradient of the discriminator pulls the encoder. */
	private static final double REVERSAL = 1;

	/** Standard deviation of the noise on the discriminator's inputs. */
	private static final double DISCRIMINATOR_NOISE = 0.3;

	/** Standard deviation of the smoothing, in grid steps. */
	private static final double SMOOTHING = 3;

	private static final int EPOCHS_PER_VALIDATION = 5;

	private final TorchSession session;
	private final TrainingSettings settings;
	private final Batches batches;
	private final Validation validation;
	private final SplittableRandom random;
	private final Network encoder;
	private final Network decoder;
	private final Network discriminator;
	private final Phase adversarial;
	private final Phase rank;
	private final Phase reconstruction;
	private final Phase mutualInformation;
	private final Phase smoothness;
	private final NDArray training;
	private final NDArray roughness;
	private final int points;
	private final int ranked;

	AutoencoderTraining(final TorchSession session, final TrainingData data, final TrainingSettings settings,
		final SplittableRandom random)
	{
		this.session = session;
		this.settings = settings;
		points = data.points();
		ranked = settings.ranked().size();
		this.random = random;
		final int[] rows = data.split().training();
		batches = new Batches(data.sites(settings.ranked(), rows), settings.batch(), settings.effects(), settings.augmentation(), random
			.split());
		validation = new Validation(data, settings.ranked(), random.split());
		final float[] spectra = data.measured(1, random.split(), rows);
		final NDManager manager = session.manager();
		encoder = new Network(new int[] { points, WIDTH, WIDTH, WIDTH, WIDTH, LATENTS }, Ending.NORMALIZED, manager,
			random);
		decoder = new Network(new int[] { LATENTS, WIDTH, WIDTH, WIDTH, WIDTH, points }, Ending.POSITIVE,
			inverseSoftplus(meanSpectrum(data.clean(rows), points)), manager, random);
		discriminator = new Network(new int[] { LATENTS, WIDTH, WIDTH, 1 }, Ending.PLAIN, manager, random);
		final LossRates rates = settings.rates();
		adversarial = new Phase(session, rates.adversarial(), encoder, discriminator);
		rank = new Phase(session, rates.rank(), encoder);
		reconstruction = new Phase(session, rates.reconstruction(), encoder, decoder);
		mutualInformation = new Phase(session, rates.mutualInformation(), encoder, decoder);
		smoothness = new Phase(session, rates.smoothness(), decoder);
		training = TorchSession.array(manager, spectra, new Shape(spectra.length / points, points));
		roughness = TorchSession.array(manager, Smoothing.roughness(points, SMOOTHING), new Shape(points, points));
	}

	/**
	 * @param history receives the losses of each epoch
	 * @return the state of the lowest validation loss
	 * @throws XasException if no state had a finite one
	 */
	Autoencoder run(final List<EpochLosses> history, final Progress progress) {
		Best best = Best.NONE;
		double validated = Double.NaN;
		for (int epoch = 1; epoch <= settings.epochs() && epoch - best.epoch < settings.patience(); epoch++) {
			final EpochLosses losses = epoch(epoch, progress);
			if (epoch % EPOCHS_PER_VALIDATION == 0 || epoch == settings.epochs()) {
				final Autoencoder now = trained();
				validated = validation.loss(now);
				if (validated < best.loss) best = new Best(now, epoch, validated);
			}
			history.add(losses.validated(validated));
			progress.report(activity(losses, validated), epoch / (double) settings.epochs());
		}
		if (best == Best.NONE) {
			throw new XasException("The training diverged: its losses are not finite. Use smaller learning rates, and check " +
				"that the spectra are normalised.");
		}
		return best.autoencoder;
	}

	private record Best(Autoencoder autoencoder, int epoch, double loss) {

		static final Best NONE = new Best(null, 0, Double.POSITIVE_INFINITY);
	}

	private EpochLosses epoch(final int epoch, final Progress progress) {
		final double schedule = 0.5 + 0.5 * Math.cos(Math.PI * (epoch - 1) / settings.epochs());
		final double[] sums = new double[5];
		batches.shuffle();
		for (int b = 0; b < batches.perEpoch(); b++) {
			progress.check();
			try (NDManager step = session.manager().newSubManager()) {
				step(batches.batch(b), schedule, step, sums);
			}
		}
		final int n = batches.perEpoch();
		return new EpochLosses(epoch, sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n, Double.NaN);
	}

	private void step(final Batch batch, final double schedule, final NDManager step, final double[] sums) {
		final int size = batches.size();
		final NDArray varied = TorchSession.array(step, batch.varied(), new Shape(size, points));
		final NDArray clean = TorchSession.array(step, batch.clean(), new Shape(size, points));
		sums[0] += adversarial.step(schedule, () -> adversarialLoss(varied, step));
		sums[1] += rank.step(schedule, () -> {
			final NDArray codes = encoder.forward(varied);
			final float[] gradient = BalancedRank.gradient(codes.toFloatArray(), LATENTS, batch.descriptors(), ranked);
			return codes.mul(TorchSession.array(step, gradient, codes.getShape())).sum();
		});
		sums[2] += reconstruction.step(schedule, () -> Losses.reconstruction(clean, decoder.forward(encoder.forward(
			varied)), SCALE_FREEDOM));
		final NDArray drawn = normal(step, size, 1);
		sums[3] += mutualInformation.step(schedule, () -> Losses.mutualInformation(drawn, encoder.forward(decoder.forward(
			drawn)), ranked));
		sums[4] += smoothness.step(schedule, () -> Losses.smoothness(decoder.forward(drawn), roughness));
	}

	private NDArray adversarialLoss(final NDArray varied, final NDManager step) {
		final NDArray codes = Losses.reversed(encoder.forward(varied), REVERSAL);
		final NDArray drawn = normal(step, batches.size(), 1);
		final NDArray encodedLogits = discriminator.forward(codes.add(normal(step, batches.size(), DISCRIMINATOR_NOISE)));
		final NDArray drawnLogits = discriminator.forward(drawn.add(normal(step, batches.size(), DISCRIMINATOR_NOISE)));
		return Losses.adversarial(encodedLogits, drawnLogits);
	}

	private NDArray normal(final NDManager step, final int rows, final double deviation) {
		final float[] draws = new float[rows * LATENTS];
		for (int i = 0; i < draws.length; i++) draws[i] = (float) (deviation * random.nextGaussian());
		return TorchSession.array(step, draws, new Shape(rows, LATENTS));
	}

	private Autoencoder trained() {
		try (NDManager step = session.manager().newSubManager()) {
			final NDArray inputs = training.duplicate();
			inputs.attach(step);
			final TrainedNetwork trainedEncoder = encoder.trained(inputs);
			final float[] codes = trainedEncoder.apply(training.toFloatArray());
			return new Autoencoder(trainedEncoder, decoder.trained(TorchSession.array(step, codes, new Shape(codes.length /
				LATENTS, LATENTS))));
		}
	}

	private static double[] meanSpectrum(final float[] spectra, final int points) {
		final double[] mean = new double[points];
		for (int i = 0; i < spectra.length; i++) mean[i % points] += spectra[i] * (double) points / spectra.length;
		return mean;
	}

	/** @return y with ln(1 + e^(2y)) / 2 = x, for x above a thousandth */
	private static float[] inverseSoftplus(final double[] values) {
		final float[] inverse = new float[values.length];
		for (int k = 0; k < inverse.length; k++) inverse[k] = (float) (Math.log(Math.expm1(2 * Math.max(1e-3, values[k]))) / 2);
		return inverse;
	}

	private static String activity(final EpochLosses losses, final double validated) {
		return String.format(Locale.ROOT, "Training, epoch %d: reconstruction %.5f, rank %.3f, adversarial %.3f, " +
			"mutual information %.3f, validation %.4f", losses.epoch(), losses.reconstruction(), losses.rank(), losses
				.adversarial(), losses.mutualInformation(), validated);
	}
}
