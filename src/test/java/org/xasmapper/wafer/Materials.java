package org.xasmapper.wafer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;

/**
 * Materials of a database of simulated sites, parted into those that a model was trained on, which bases are made of, and those
 * that it never saw, which wafers are made of.
 */
final class Materials {

	/** Fewest known formulas of a class whose mean can be a basis spectrum. */
	private static final int FEWEST_FORMULAS = 3;

	/**
	 * A species on a wafer: the alike sites of one material, thermally displaced.
	 *
	 * @param mu mean of their spectra, on the database's energies
	 */
	record Site(SiteClass kind, String parent, float[] mu) {}

	private final EnergyGrid energies;
	private final Map<SiteClass, float[]> means = new LinkedHashMap<>();
	private final List<Site> unknown = new ArrayList<>();

	/**
	 * @param database with the columns {@code parent}, {@code formula}, {@code OS} and {@code CN}
	 * @param heldOut formulas that the model was not trained on
	 */
	Materials(final Spectra database, final Collection<String> heldOut) {
		energies = database.energies();
		final List<String> formulas = database.table().column("formula");
		final List<String> parents = database.table().column("parent");
		final double[] os = database.table().numbers("OS");
		final double[] cn = database.table().numbers("CN");
		final Map<SiteClass, List<Integer>> known = new LinkedHashMap<>();
		final Map<SiteClass, Map<String, List<Integer>>> sites = new LinkedHashMap<>();
		for (int i = 0; i < database.count(); i++) {
			final SiteClass kind = new SiteClass((int) Math.round(os[i]), (int) Math.round(cn[i]));
			if (!heldOut.contains(formulas.get(i))) known.computeIfAbsent(kind, unseen -> new ArrayList<>()).add(i);
			else sites.computeIfAbsent(kind, unseen -> new LinkedHashMap<>()).computeIfAbsent(parents.get(i), unseen -> new ArrayList<>())
				.add(i);
		}
		known.forEach((kind, rows) -> {
			if (rows.stream().map(formulas::get).distinct().count() >= FEWEST_FORMULAS) means.put(kind, mean(database, rows));
		});
		sites.forEach((kind, ofParents) -> {
			if (means.containsKey(kind)) ofParents.forEach((parent, rows) -> unknown.add(new Site(kind, parent, mean(database, rows))));
		});
	}

	private static float[] mean(final Spectra database, final List<Integer> rows) {
		final float[] mean = new float[database.energies().size()];
		for (int k = 0; k < mean.length; k++) {
			final int energy = k;
			mean[k] = (float) rows.stream().mapToDouble(i -> database.value(i, energy)).average().getAsDouble();
		}
		return mean;
	}

	EnergyGrid energies() {
		return energies;
	}

	/** @return all species that wafers can be made of */
	List<Site> unknown() {
		return unknown;
	}

	/** @return so many species of different classes, all materials being equally likely */
	List<Site> draw(final int count, final RandomGenerator random) {
		final Map<SiteClass, Site> drawn = new LinkedHashMap<>();
		while (drawn.size() < count) {
			final Site site = unknown.get(random.nextInt(unknown.size()));
			drawn.putIfAbsent(site.kind(), site);
		}
		return List.copyOf(drawn.values());
	}

	/** @return the class most like this one that is none of the others and has a mean */
	SiteClass mistakenFor(final SiteClass kind, final Collection<SiteClass> others) {
		final Set<SiteClass> left = new LinkedHashSet<>(means.keySet());
		left.removeAll(others);
		left.remove(kind);
		return left.stream().min(Comparator.comparingInt(kind::distance)).orElseThrow();
	}

	/** @return the mean spectra of known materials of each class, named by it; not broadened */
	Spectra basis(final List<SiteClass> classes) {
		final int m = energies.size();
		final float[] values = new float[classes.size() * m];
		IntStream.range(0, classes.size()).forEach(i -> System.arraycopy(means.get(classes.get(i)), 0, values, i * m, m));
		return Spectra.named(energies, classes.stream().map(SiteClass::toString).toList(), values);
	}
}
