package org.xasmapper.train;

import java.nio.file.Path;
import java.util.List;
import org.xasmapper.io.OutputFolder;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.train.effects.DefaultEffects;

/**
 * A whole training on any database, to measure errors and time. {@code rows.csv} in the output holds the split, which
 * {@code src/bench/python/descriptor_baselines.py} repeats with other methods.
 */
public final class TrainingTrial {

	private TrainingTrial() {}

	/**
	 * @param args database, element, first energy, step, number of energies, broadening (eV), column to split by, ranked
	 *          descriptors separated by commas, seed, output folder
	 */
	public static void main(final String[] args) {
		final SpectralDatabase database = SpectralDatabase.read(Path.of(args[0]), args[1], "K", Progress.NONE);
		final RegularGrid grid = new RegularGrid(Double.parseDouble(args[2]), Double.parseDouble(args[3]), Integer.parseInt(
			args[4]));
		final TrainingSettings defaults = TrainingSettings.defaults(grid, DefaultEffects.of(database.absorptionEdge()));
		final TrainingSettings settings = new TrainingSettings(grid, Double.parseDouble(args[5]), List.of(args[7].split(
			",")), defaults.predicted(), args[6], defaults.effects(), defaults.augmentation(), defaults.epochs(), defaults
				.patience(), defaults.batch(), defaults.rates(), defaults.encoders(), defaults.members(), defaults.memberEpochs(), Long
					.parseLong(args[8]));
		final TrainedModel model = RankAaeTrainer.train(database, settings, Progress.NONE);
		try (OutputFolder output = OutputFolder.open(Path.of(args[9]))) {
			model.save(output);
			output.commit();
		}
		model.report().latents().forEach(System.out::println);
		System.out.println(model.report().reconstruction());
		model.report().descriptors().forEach(System.out::println);
		System.out.println(model.report().seconds() + " s, best of " + model.report().epochs() + " epochs: " + model
			.report().bestEpoch());
	}
}
