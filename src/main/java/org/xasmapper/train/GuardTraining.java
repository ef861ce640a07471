package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.model.Guard;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.train.Network.Ending;
import org.xasmapper.train.strangers.Stranger;

/**
 * Trains a network that tells measured spectra of known materials from strangers. It sees the principal components of the known
 * ones, in standard deviations, so that what none of them does stands out. Then, on materials left out, its answers become
 * probabilities (Platt scaling), and the threshold is set so that few of the known are refused. It needs no encoder, so that it
 * can be added to a model at any time.
 */
final class GuardTraining {

	private static final int COMPONENTS = 20;
	private static final int HIDDEN = 48;
	/** Measurements of each spectrum, and of each that is left out. */
	private static final int VARIANTS = 13;
	private static final int HELD_OUT = 16;
	private static final int BATCH = 256;
	private static final int EPOCHS = 20;
	private static final double RATE = 4e-3;

	/** Share of known spectra of materials left out that are refused. */
	private static final double REFUSED = 0.01;

	/** A spectrum that is more likely known than not is not refused. */
	private static final double MOST_THRESHOLD = 0.5;

	private final TrainingData data;
	private final TrainingSettings settings;
	private final Neighbours neighbours;
	private final List<Stranger> kinds;
	private final SplittableRandom random;

	/** @param neighbours what it learns to refuse beside all that can be made of the database */
	GuardTraining(final TrainingData data, final TrainingSettings settings, final Neighbours neighbours, final SplittableRandom random) {
		this(data, settings, neighbours, kinds(neighbours), random);
	}

	/** @return every kind that there are spectra of */
	private static List<Stranger> kinds(final Neighbours neighbours) {
		final List<Stranger> kinds = new ArrayList<>(List.of(Stranger.values()));
		if (neighbours.isEmpty()) kinds.remove(Stranger.ELEMENT);
		return kinds;
	}

	/** @param kinds of strangers that it learns to refuse */
	GuardTraining(final TrainingData data, final TrainingSettings settings, final Neighbours neighbours, final List<Stranger> kinds,
		final SplittableRandom random)
	{
		this.neighbours = neighbours;
		this.data = data;
		this.settings = settings;
		this.kinds = List.copyOf(kinds);
		this.random = random;
	}

	/** @throws java.util.concurrent.CancellationException when cancelled */
	TrainedGuard run(final Progress progress) {
		final GuardSample training = sample(data.split().training(), VARIANTS, kinds);
		progress.check();
		final TrainedNetwork network = trained(training, progress);
		final GuardSample validation = sample(data.split().validation(), HELD_OUT, kinds);
		final PlattScale scale = PlattScale.of(network.apply(validation.known()), network.apply(validation.strangers()));
		return judged(scale.applied(network), sample(data.split().test(), HELD_OUT, kinds));
	}

	/** @return measurements of the materials in some rows, and strangers made from them */
	GuardSample sample(final int[] rows, final int times, final List<Stranger> wanted) {
		return GuardSample.draw(data, settings, rows, neighbours, wanted, times, random.split());
	}

	private TrainedGuard judged(final TrainedNetwork network, final GuardSample test) {
		final TrainedGuard unjudged = new TrainedGuard(network, Guard.NONE);
		final float[] known = unjudged.trust(test.known());
		final float[] rising = known.clone();
		Arrays.sort(rising);
		final double threshold = Math.min(MOST_THRESHOLD, rising[(int) (REFUSED * rising.length)]);
		int refused = 0;
		while (rising[refused] < threshold) refused++;
		return new TrainedGuard(network, new Guard(threshold, (double) refused / rising.length, GuardSample.auc(known, unjudged.trust(
			test.strangers())), kinds.stream().map(Stranger::meaning).toList(), neighbours.elements()));
	}

	private TrainedNetwork trained(final GuardSample sample, final Progress progress) {
		final Layer components = new LinearDescription(sample.known(), data.points(), COMPONENTS).standardized();
		final float[] known = components.apply(sample.known());
		final float[] strangers = components.apply(sample.strangers());
		try (TorchSession session = TorchSession.open(progress)) {
			final Network network = new Network(new int[] { COMPONENTS, HIDDEN, HIDDEN, 1 }, Ending.PLAIN, session.manager(), random
				.split());
			final Phase phase = new Phase(session, RATE, network);
			final int half = BATCH / 2;
			final int steps = EPOCHS * known.length / COMPONENTS / half;
			for (int step = 0; step < steps; step++) {
				progress.check();
				progress.report("Training the guard", (double) step / steps);
				try (NDManager arrays = session.manager().newSubManager()) {
					final NDArray ours = drawn(arrays, known, half);
					final NDArray others = drawn(arrays, strangers, half);
					phase.step(0.5 + 0.5 * Math.cos(Math.PI * step / steps), () -> Losses.adversarial(network.forward(others), network.forward(
						ours)));
				}
			}
			final TrainedNetwork trained;
			try (NDManager arrays = session.manager().newSubManager()) {
				trained = network.trained(drawn(arrays, known, half));
			}
			final List<Layer> layers = new ArrayList<>(trained.layers());
			layers.set(0, Folding.chained(components, layers.get(0)));
			return new TrainedNetwork(layers, false);
		}
	}

	/** @return rows at random */
	private NDArray drawn(final NDManager arrays, final float[] all, final int rows) {
		final float[] batch = new float[rows * COMPONENTS];
		for (int i = 0; i < rows; i++) {
			System.arraycopy(all, random.nextInt(all.length / COMPONENTS) * COMPONENTS, batch, i * COMPONENTS, COMPONENTS);
		}
		return TorchSession.array(arrays, batch, new Shape(rows, COMPONENTS));
	}
}
