package org.xasmapper.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.DefaultEffects;

/**
 * Trains the model that ships, {@code ti-k-edge}, from {@code test-data/ti-k-feff} without the materials on the
 * simulated wafer. Seeded; run from the project's folder, it writes the model and its card to
 * {@code src/main/resources/models} and the training report to {@code target/ti-k-edge}. With the argument {@code guard} it
 * trains the guard alone and gives it to the model that is there:
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.xasmapper.train.ShippedModel
 * </pre>
 */
public final class ShippedModel {

	static final Path DATABASE = Path.of("test-data/ti-k-feff/ti_k_feff.csv.gz");
	static final Path OTHERS = Path.of("test-data/feff-3d-oxides");
	private static final Path MODELS = Path.of("src/main/resources/models");
	static final Path EXCLUDED = Path.of("test-data/wafer/parents.txt");

	private ShippedModel() {}

	public static void main(final String[] args) throws IOException {
		if (args.length > 0 && args[0].equals("guard")) {
			guard();
			return;
		}
		final SpectralDatabase database = database();
		final TrainedModel model = RankAaeTrainer.train(database, others(database), settings(), new ConsoleProgress());
		model.saveModel(MODELS.resolve("ti-k-edge.onnx"));
		model.card().save(MODELS.resolve("ti-k-edge.json"));
		try (OutputFolder output = OutputFolder.open(Path.of("target/ti-k-edge"))) {
			model.save(output);
			output.commit();
		}
	}

	/** Gives the model that ships a new guard. */
	private static void guard() throws IOException {
		final SpectralDatabase database = database();
		final TrainedGuard guard = RankAaeTrainer.guard(database, others(database), settings(), new ConsoleProgress());
		final Path file = MODELS.resolve("ti-k-edge.onnx");
		final ModelCard card;
		try (OnnxModel model = OnnxModel.open(file)) {
			card = model.card().withGuard(guard.guard());
		}
		Files.write(file, OnnxExporter.guarded(Files.readAllBytes(file), guard, card));
		card.save(MODELS.resolve("ti-k-edge.json"));
		System.out.println(guard.guard().told());
	}

	static SpectralDatabase database() throws IOException {
		return SpectralDatabase.read(DATABASE, "Ti", "K", Progress.NONE).without("parent", Files.readAllLines(EXCLUDED));
	}

	/** @return spectra of other elements in oxides */
	static List<SpectralDatabase> others(final SpectralDatabase database) {
		return Stream.of("v", "cr", "mn", "fe", "co", "ni", "zn").map(element -> database.stranger(OTHERS.resolve(element + "_k_feff.csv.gz"),
			Progress.NONE)).toList();
	}

	/** The defaults, split by {@code formula}: some compounds are in the database twice under two parents. */
	static TrainingSettings settings() {
		return TrainingSettings.defaults(new RegularGrid(4962, 0.5, 137), DefaultEffects.of(AbsorptionEdges.of("Ti", "K").get())).splitBy(
			"formula");
	}

	/** Prints what a training does, now and then. */
	static final class ConsoleProgress implements Progress {

		private static final long INTERVAL = 5_000_000_000L;

		private long printed = System.nanoTime() - INTERVAL;

		@Override
		public void report(final String activity, final double fraction) {
			if (System.nanoTime() - printed < INTERVAL) return;
			printed = System.nanoTime();
			System.out.printf(Locale.ROOT, "%3.0f %% %s%n", 100 * fraction, activity);
		}

		@Override
		public boolean isCancelled() {
			return false;
		}
	}
}
