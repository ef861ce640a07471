package org.xasmapper.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.xasmapper.io.SpectraWriter;
import org.xasmapper.model.RegularGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.train.effects.DefaultEffects;

/**
 * Writes a database's spectra as they would be measured, several times each, with the part of the split that a training of the
 * same seed has, for {@code src/bench/python/measured_like_baselines.py}: other methods on the same spectra.
 */
public final class MeasuredLikeSpectra {

	private static final int TIMES = 4;

	private MeasuredLikeSpectra() {}

	/**
	 * @param args database, element, first energy, step, number of energies, column to split by, seed, CSV file to write; a file of
	 *          parents to leave out, if any
	 */
	public static void main(final String[] args) throws IOException {
		final SpectralDatabase database = SpectralDatabase.read(Path.of(args[0]), args[1], "K", Progress.NONE).without("parent",
			args.length > 8 ? Files.readAllLines(Path.of(args[8])) : List.of());
		final RegularGrid grid = new RegularGrid(Double.parseDouble(args[2]), Double.parseDouble(args[3]), Integer.parseInt(args[4]));
		final TrainingSettings d = TrainingSettings.defaults(grid, DefaultEffects.of(database.absorptionEdge()));
		final TrainingSettings settings = new TrainingSettings(grid, d.broadening(), database.varied(TrainingSettings.RANKED), d
			.predicted(), args[5], d.effects(), d.augmentation(), d.epochs(), d.patience(), d.batch(), d.rates(), d.encoders(), d.members(),
			d.memberEpochs(), Long.parseLong(args[6]));
		final TrainingData data = TrainingData.of(database, settings).get(0);
		final int[] rows = IntStream.range(0, database.spectra().count()).toArray();
		final float[] measured = data.measured(TIMES, new SplittableRandom(99), rows);
		final boolean[] test = new boolean[rows.length];
		for (final int row : data.split().test()) test[row] = true;
		Table table = Table.empty(TIMES * rows.length).with("part", repeated(IntStream.of(rows).mapToObj(row -> test[row] ? "test"
			: "training").toList()));
		for (final String name : settings.predicted()) table = table.with(name, repeated(database.spectra().table().column(name)));
		SpectraWriter.writeRows(Path.of(args[7]), new Spectra(grid.toEnergyGrid(), measured, table), 5);
	}

	private static List<String> repeated(final List<String> cells) {
		final List<String> all = new ArrayList<>();
		Collections.nCopies(TIMES, cells).forEach(all::addAll);
		return all;
	}
}
