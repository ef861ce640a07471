package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/** Classes of absorbing sites: those of a database with the same oxidation state and coordination number. */
public final class SiteClasses {

	/** What tells classes apart. Where it is not a whole number, as bond valences give it, it is rounded to one. */
	private static final List<String> LABELS = List.of("OS", "CN");

	/** Classes of fewer spectra than this are left out: their mean would stand for next to nothing. */
	private static final int FEWEST = 2;

	private static final String CLASS = "class";

	private SiteClasses() {}

	/**
	 * @param database finite spectra with a column {@code OS}, {@code CN} or both
	 * @return the mean spectrum of each class, named as in {@code OS 3, CN 6}, with the means of the database's columns of
	 *         numbers. Spectra without one of the labels belong to no class
	 * @throws XasException if there is neither column, or no class has two spectra
	 */
	public static Spectra of(final Spectra database) {
		final List<String> labels = LABELS.stream().filter(database.table()::has).toList();
		if (labels.isEmpty()) {
			throw new XasException("Rival motifs are the classes of a spectral database, but this one has no column OS or CN. Its columns " +
				"are: " + String.join(", ", database.table().names()) + ".");
		}
		final List<double[]> numbers = labels.stream().map(database.table()::numbers).toList();
		final List<String> classes = new ArrayList<>();
		for (int i = 0; i < database.count(); i++) classes.add(name(labels, numbers, i));
		return LabelMeans.of(database.withTable(database.table().with(CLASS, classes)), CLASS, FEWEST).means();
	}

	/** @return empty if a label is not known */
	private static String name(final List<String> labels, final List<double[]> numbers, final int spectrum) {
		if (numbers.stream().anyMatch(column -> !Double.isFinite(column[spectrum]))) return "";
		final List<String> parts = new ArrayList<>();
		for (int l = 0; l < labels.size(); l++) parts.add(labels.get(l) + " " + Math.round(numbers.get(l)[spectrum]));
		return String.join(", ", parts);
	}
}
