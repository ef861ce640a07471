package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * A spectral database made ready for training: spectra broadened and on the model's grid, descriptors as numbers, rows
 * split into training, validation and test.
 */
final class TrainingData {

	private static final int FEWEST_ROWS = 100;

	private final Spectra spectra;
	private final Split split;
	private final List<String> groups;
	private final List<String> descriptors;

	private TrainingData(final Spectra spectra, final Split split, final List<String> groups,
		final List<String> descriptors)
	{
		this.spectra = spectra;
		this.split = split;
		this.groups = groups;
		this.descriptors = descriptors;
	}

	/**
	 * @param database spectra with columns of descriptors and the column to split by
	 * @throws XasException if there are too few rows, a spectrum has a missing value, a column is missing, holds text or
	 *           is constant, or the grid is not covered
	 */
	static TrainingData of(final Spectra database, final TrainingSettings settings) {
		if (database.count() < FEWEST_ROWS) {
			throw new XasException("The database has " + database.count() + " spectra; training takes at least " +
				FEWEST_ROWS + ", and thousands to be of use.");
		}
		if (!database.table().has(settings.splitColumn())) {
			throw new XasException("The database has no column \"" + settings.splitColumn() + "\" to split it by. " +
				"Name a column that holds the same text for all spectra of one material. There are: " + String.join(", ",
					database.table().names()) + ".");
		}
		requireFinite(database);
		final List<String> groups = database.table().column(settings.splitColumn());
		final EnergyGrid grid = settings.grid().toEnergyGrid();
		final Resampler resampler = Resampler.between(database.energies(), 0, grid);
		final Spectra prepared = resampler.apply(Broadening.gaussian(database, settings.broadening()));
		final Set<String> descriptors = new LinkedHashSet<>(settings.ranked());
		descriptors.addAll(settings.predicted());
		final TrainingData data = new TrainingData(prepared, Split.byGroup(groups, settings.splitColumn(), kinds(prepared,
			settings), settings.seed()), groups, List.copyOf(descriptors));
		descriptors.forEach(data::requireVaried);
		return data;
	}

	private static List<double[]> kinds(final Spectra spectra, final TrainingSettings settings) {
		return settings.predicted().stream().map(spectra.table()::numbers).toList();
	}

	/**
	 * @return the same data, without each of several parts of the training rows in turn: the test rows are those left out.
	 *         Where a part holds all that a descriptor varies by, the rest is not among them
	 */
	List<TrainingData> leavingOut(final int parts, final TrainingSettings settings) {
		return split.leavingOut(parts, groups, kinds(spectra, settings), settings.seed()).stream().map(
			rest -> new TrainingData(spectra, rest, groups, descriptors)).filter(TrainingData::isVaried).toList();
	}

	private boolean isVaried() {
		return descriptors.stream().allMatch(descriptor -> known(descriptor).length >= 2);
	}

	private static void requireFinite(final Spectra database) {
		final int m = database.energies().size();
		for (int i = 0; i < database.values().length; i++) {
			if (Float.isFinite(database.values()[i])) continue;
			throw new XasException("Spectrum \"" + database.names().get(i / m) + "\" (row " + (i / m + 1) + ") is " + database
				.values()[i] + " at " + database.energies().energy(i % m) + " eV. Remove it, or run XAS Curate... first.");
		}
	}

	private void requireVaried(final String descriptor) {
		final double[] known = known(descriptor);
		if (known.length >= 2) return;
		throw new XasException("Descriptor \"" + descriptor + "\" is " + (known.length == 0 ? "missing" : "always " +
			known[0]) + " in the training rows, so nothing can be learnt about it. Leave it out or add other materials.");
	}

	/** @return the different values that a descriptor has in the training rows */
	private double[] known(final String descriptor) {
		return Arrays.stream(descriptor(descriptor, split.training())).filter(Double::isFinite).distinct().toArray();
	}

	int points() {
		return spectra.energies().size();
	}

	Split split() {
		return split;
	}

	/** @return name of each row's group */
	List<String> groups() {
		return groups;
	}

	/** @return names of all descriptors that are ranked or predicted */
	List<String> descriptors() {
		return descriptors;
	}

	/** @return spectra {@code [rows × points]} */
	float[] spectra(final int... rows) {
		return spectra.select(rows).values();
	}

	/** @return values of a descriptor, NaN where missing */
	double[] descriptor(final String name, final int... rows) {
		final double[] all = spectra.table().numbers(name);
		return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
	}

	/** @return a number for each row, the same for rows whose descriptors round to the same whole numbers */
	int[] kinds(final List<String> names, final int... rows) {
		final float[] values = descriptors(names, rows);
		final Map<List<Integer>, Integer> numbers = new HashMap<>();
		final int[] kinds = new int[rows.length];
		for (int i = 0; i < rows.length; i++) {
			final List<Integer> kind = new ArrayList<>();
			for (int d = 0; d < names.size(); d++) kind.add(Math.round(values[i * names.size() + d]));
			kinds[i] = numbers.computeIfAbsent(kind, unseen -> numbers.size());
		}
		return kinds;
	}

	/** @return values {@code [rows × names]}, NaN where missing */
	float[] descriptors(final List<String> names, final int... rows) {
		final float[] values = new float[rows.length * names.size()];
		for (int d = 0; d < names.size(); d++) {
			final double[] column = descriptor(names.get(d), rows);
			for (int i = 0; i < rows.length; i++) values[i * names.size() + d] = (float) column[i];
		}
		return values;
	}
}
