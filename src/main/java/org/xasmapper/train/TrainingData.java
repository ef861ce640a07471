package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;

/**
 * A spectral database made ready for the training of one encoder: spectra as simulated, and broadened and on the model's grid,
 * descriptors as numbers, rows split into training, validation and test.
 */
final class TrainingData {

	private static final int FEWEST_ROWS = 100;

	/** Fewest parts that are left out in turn: an encoder is trained on four fifths of what is not the test's. */
	private static final int FEWEST_PARTS = 5;

	/** Neighbours are counted by this descriptor, where the database has it. */
	private static final String NEIGHBOURS = "CN";

	/** Least number of neighbours of a site that is treated as six-fold. */
	private static final double SIX_FOLD = 5.5;

	private final AbsorptionEdge edge;
	private final Spectra sources;
	private final Spectra clean;
	private final Split split;
	private final List<String> groups;
	private final List<String> descriptors;
	private final TrainingSettings settings;

	private TrainingData(final AbsorptionEdge edge, final Spectra sources, final Spectra clean, final Split split,
		final List<String> groups, final List<String> descriptors, final TrainingSettings settings)
	{
		this.edge = edge;
		this.sources = sources;
		this.clean = clean;
		this.split = split;
		this.groups = groups;
		this.descriptors = descriptors;
		this.settings = settings;
	}

	/**
	 * @param database spectra with columns of descriptors and the column to split by
	 * @return the same data for each encoder, split so that each leaves another part of the materials out
	 * @throws XasException if there are too few rows, a spectrum has a missing value, a column is missing, holds text or
	 *           is constant, the grid is not covered, or the edge is not known
	 */
	static List<TrainingData> of(final SpectralDatabase database, final TrainingSettings settings) {
		final Spectra sources = database.spectra();
		requireUsable(sources, settings);
		final List<String> groups = sources.table().column(settings.splitColumn());
		final EnergyGrid grid = settings.grid().toEnergyGrid();
		final Resampler resampler = Resampler.between(sources.energies(), 0, grid);
		final Spectra clean = resampler.apply(Broadening.gaussian(sources, settings.broadening()));
		final Set<String> descriptors = new LinkedHashSet<>(settings.ranked());
		descriptors.addAll(settings.predicted());
		final List<double[]> kinds = settings.predicted().stream().map(clean.table()::numbers).toList();
		final AbsorptionEdge edge = settings.effects().equals(Effects.NONE) ? null : database.absorptionEdge();
		final List<TrainingData> all = Split.byGroup(groups, settings.splitColumn(), kinds, Math.max(FEWEST_PARTS, settings
			.encoders()), settings.seed()).stream().limit(settings.encoders()).map(split -> new TrainingData(edge, sources, clean,
				split, groups, List.copyOf(descriptors), settings)).toList();
		for (final TrainingData data : all) descriptors.forEach(data::requireVaried);
		return all;
	}

	private static void requireUsable(final Spectra database, final TrainingSettings settings) {
		if (database.count() < FEWEST_ROWS) {
			throw new XasException("The database has " + database.count() + " spectra; training takes at least " +
				FEWEST_ROWS + ", and thousands to be of use.");
		}
		if (!database.table().has(settings.splitColumn())) {
			throw new XasException("The database has no column \"" + settings.splitColumn() + "\" to split it by. " +
				"Name a column that holds the same text for all spectra of one material. There are: " + String.join(", ",
					database.table().names()) + ".");
		}
		final int m = database.energies().size();
		for (int i = 0; i < database.values().length; i++) {
			if (Float.isFinite(database.values()[i])) continue;
			throw new XasException("Spectrum \"" + database.names().get(i / m) + "\" (row " + (i / m + 1) + ") is " + database
				.values()[i] + " at " + database.energies().energy(i % m) + " eV. Remove it, or run XAS Curate... first.");
		}
	}

	private void requireVaried(final String descriptor) {
		final double[] known = Arrays.stream(descriptor(descriptor, split.training())).filter(Double::isFinite).distinct().toArray();
		if (known.length >= 2) return;
		throw new XasException("Descriptor \"" + descriptor + "\" is " + (known.length == 0 ? "missing" : "always " +
			known[0]) + " in the training rows, so nothing can be learnt about it. Leave it out or add other materials.");
	}

	int points() {
		return clean.energies().size();
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

	/** @return broadened spectra {@code [rows × points]} */
	float[] clean(final int... rows) {
		return clean.select(rows).values();
	}

	/**
	 * @param times measurements of each row
	 * @param random draws the measurements
	 * @return spectra as they would be measured, {@code [times × rows × points]}; the broadened ones, if the training is without
	 *         effects
	 */
	float[] measured(final int times, final RandomGenerator random, final int... rows) {
		return new Batches(sites(settings.predicted(), rows), rows.length, settings.effects(), Augmentation.NONE, random).variants(
			times).varied();
	}

	/** @return sites with the named descriptors */
	Sites sites(final List<String> names, final int... rows) {
		return new Sites(edge, sources.energies(), sources.select(rows).values(), settings.grid(), clean(rows), descriptors(names,
			rows), sixFold(rows), kinds(rows));
	}

	/** @return values of a descriptor, NaN where missing */
	double[] descriptor(final String name, final int... rows) {
		final double[] all = clean.table().numbers(name);
		return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
	}

	private double[] sixFold(final int... rows) {
		if (!clean.table().has(NEIGHBOURS)) return Arrays.stream(rows).mapToDouble(row -> 0.5).toArray();
		return Arrays.stream(descriptor(NEIGHBOURS, rows)).map(neighbours -> Double.isNaN(neighbours) ? 0.5 : neighbours >= SIX_FOLD
			? 1 : 0).toArray();
	}

	/** @return a number for each row, the same for rows whose predicted descriptors round to the same whole numbers */
	private int[] kinds(final int... rows) {
		final List<String> names = settings.predicted();
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
	private float[] descriptors(final List<String> names, final int... rows) {
		final float[] values = new float[rows.length * names.size()];
		for (int d = 0; d < names.size(); d++) {
			final double[] column = descriptor(names.get(d), rows);
			for (int i = 0; i < rows.length; i++) values[i * names.size() + d] = (float) column[i];
		}
		return values;
	}
}
