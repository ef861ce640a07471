package org.xasmapper.basis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.Progress;
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
	 * @param file spectral database
	 * @param broadening standard deviation of the Gaussian that gives the simulation the measurement's resolution, eV
	 * @return its classes as {@link #of} makes them, broadened; empty if it has neither column
	 * @throws XasException if the file cannot be read, or holds no class of two spectra
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Optional<Spectra> read(final Path file, final double broadening, final Progress progress) {
		final Spectra database = SpectraReader.read(file, EnergyUnit.AUTO, progress).content();
		if (LABELS.stream().noneMatch(database.table()::has)) return Optional.empty();
		final Spectra classes = of(database);
		BasisCheck.requireNormalized(classes, file);
		return Optional.of(Broadening.gaussian(classes, broadening));
	}

	/**
	 * @param database finite spectra with a column {@code OS}, {@code CN} or both
	 * @return the mean spectrum of each class, named as in {@code OS 3, CN 6}, with the means of the database's columns of
	 *         numbers. Spectra without one of the labels belong to no class
	 * @throws XasException if no class has two spectra, or a value is not finite
	 */
	static Spectra of(final Spectra database) {
		final List<String> labels = LABELS.stream().filter(database.table()::has).toList();
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
