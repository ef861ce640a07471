package org.xasmapper.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.train.strangers.Stranger;

/** How well the guard refuses kinds of strangers that it was not trained on: each kind left out in turn. */
final class GuardTrial {

	private GuardTrial() {}

	public static void main(final String[] args) throws IOException {
		final SpectralDatabase database = ShippedModel.database();
		final TrainingSettings settings = ShippedModel.settings();
		final TrainingData data = TrainingData.of(database, settings).get(0);
		final Neighbours neighbours = Neighbours.of(database, ShippedModel.others(database));
		for (final Stranger left : Stranger.values()) {
			final List<Stranger> kinds = new ArrayList<>(Stream.of(Stranger.values()).toList());
			kinds.remove(left);
			final GuardTraining training = new GuardTraining(data, settings, neighbours, kinds, new SplittableRandom(1));
			final TrainedGuard guard = training.run(Progress.NONE);
			final GuardSample test = training.sample(data.split().test(), 4, List.of(left));
			final float[] strange = guard.trust(test.strangers());
			int refused = 0;
			for (final float trust : strange) if (trust < guard.guard().threshold()) refused++;
			System.out.printf(Locale.ROOT, "without %-14s AUC %.3f, %.0f %% refused; kinds it knows %.3f%n", left, GuardSample.auc(guard.trust(
				test.known()), strange), 100.0 * refused / strange.length, guard.guard().auc());
		}
	}
}
