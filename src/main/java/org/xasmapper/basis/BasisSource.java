package org.xasmapper.basis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xasmapper.io.ColumnChoice;
import org.xasmapper.io.Reading;
import org.xasmapper.io.SpectraReader;
import org.xasmapper.io.SpectraSettings;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.spectrum.Broadening;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.Repeats;
import org.xasmapper.unmix.SimplexWeights;

/**
 * Where the simulated basis spectra come from: a file that holds just them, or a spectral database that is summed up
 * by clusters or by labels.
 *
 * @param file basis ({@code energy}, then a column per spectrum) or spectral database
 * @param columns of a basis that are spectra
 * @param components number of k-means clusters to sum a database up by; 0 = the file's spectra as they are
 * @param label column of the database whose values name the groups to take the means of; empty = none
 * @param broadening standard deviation of the Gaussian that gives the simulation the measurement's resolution, eV
 * @param seed of the clustering
 */
public record BasisSource(Path file, ColumnChoice columns, int components, String label, double broadening,
	long seed)
{

	/** Labels of fewer spectra than this are left out: their mean would stand for next to nothing. */
	private static final int FEWEST_PER_LABEL = 2;

	/** Columns of a basis that cBSS wrote: the simulated spectra, beside the experimental ones. */
	private static final String SIMULATED = "sim_";
	private static final String EXPERIMENTAL = "exp_";

	/** @return a file that holds just the basis, whose columns are recognised */
	public static BasisSource ofFile(final Path file, final double broadening) {
		return new BasisSource(file, ColumnChoice.AUTOMATIC, 0, "", broadening, 0);
	}

	/** @param chosen the columns that are spectra */
	public BasisSource withColumns(final ColumnChoice chosen) {
		return new BasisSource(file, chosen, components, label, broadening, seed);
	}

	/**
	 * @return the named basis spectra, broadened, and notes on what was recognised in the file or left out
	 * @throws XasException if the file cannot be read, holds more spectra than a basis can have, or one that is constant or
	 *           not normalised; it names the spectrum
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Reading<Spectra> read(final Progress progress) {
		final Reading<Spectra> reading = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, columns, Repeats.MEAN),
			progress);
		final List<String> notes = new ArrayList<>(reading.notes());
		final Spectra all = reading.content();
		final Spectra basis = summedUp(simulatedOnly(all), notes, progress);
		BasisCheck.requireShapes(basis, file);
		// What cBSS wrote may be a part of the spectra that it had checked.
		if (!isWrittenHere(all)) BasisCheck.requireNormalized(basis, file);
		return new Reading<>(Broadening.gaussian(basis, broadening), notes);
	}

	/**
	 * @param count how many to draw
	 * @return bases as other members of the database's groups would have given them, broadened; empty where the file holds the basis
	 *         itself
	 * @throws XasException and others as {@link #read}
	 */
	public List<Spectra> otherMembers(final int count, final Progress progress) {
		final Spectra all = SpectraReader.read(file, new SpectraSettings(EnergyUnit.AUTO, columns, Repeats.MEAN), progress).content();
		final Spectra basis = summedUp(simulatedOnly(all), new ArrayList<>(), progress);
		if (label.isBlank() && (components == 0 || components == all.count())) return List.of();
		final int[] groups = label.isBlank() ? KMeans.nearest(all, basis) : all.table().column(label.trim()).stream().mapToInt(
			name -> basis.names().indexOf(name.trim())).toArray();
		final OtherMembers members = new OtherMembers(all, basis, groups);
		return Stream.of(SeededStreams.of(seed, "members of a basis", count)).map(stream -> Broadening.gaussian(members.draw(stream),
			broadening)).toList();
	}

	private Spectra summedUp(final Spectra all, final List<String> notes, final Progress progress) {
		if (!label.isBlank()) return labelMeans(all, notes);
		if (components > 0 && components != all.count()) return KMeans.centroids(all, components, seed, progress);
		if (all.count() <= SimplexWeights.MOST_COMPONENTS) return all;
		throw new XasException(String.format(Locale.ROOT,
			"%s holds %d spectra, and a basis has at most %d. Sum them up: give a number of clusters (components), or the " +
				"column whose values name the groups (label).", file, all.count(), SimplexWeights.MOST_COMPONENTS));
	}

	private Spectra labelMeans(final Spectra all, final List<String> notes) {
		final LabelMeans labels = LabelMeans.of(all, label.trim(), FEWEST_PER_LABEL);
		labels.leftOut().forEach((name, count) -> notes.add("The label \"" + name + "\" has too few spectra for a mean (" +
			count + ") and was left out."));
		return labels.means();
	}

	private static boolean isWrittenHere(final Spectra all) {
		final List<String> names = all.names();
		return names.stream().anyMatch(name -> name.startsWith(SIMULATED)) && names.stream().allMatch(name -> name.startsWith(
			SIMULATED) || name.startsWith(EXPERIMENTAL));
	}

	private static Spectra simulatedOnly(final Spectra all) {
		if (!isWrittenHere(all)) return all;
		final List<String> names = all.names();
		final int[] simulated = IntStream.range(0, all.count()).filter(i -> names.get(i).startsWith(SIMULATED)).toArray();
		final Spectra chosen = all.select(simulated);
		return chosen.withTable(Table.empty(chosen.count()).with(Spectra.NAME, chosen.names().stream().map(name -> name
			.substring(SIMULATED.length())).toList()));
	}

	/**
	 * @return one list of both, {@code sim_…} and {@code exp_…}, as {@link #read} takes it back
	 * @param simulated basis
	 * @param experimental what the measurement has in its place, of the same names
	 */
	public static Spectra sideBySide(final Spectra simulated, final Spectra experimental) {
		final int size = simulated.values().length;
		final float[] values = Arrays.copyOf(simulated.values(), 2 * size);
		System.arraycopy(experimental.values(), 0, values, size, size);
		final List<String> names = new ArrayList<>();
		for (final String name : simulated.names()) names.add(SIMULATED + name);
		for (final String name : experimental.names()) names.add(EXPERIMENTAL + name);
		return Spectra.named(simulated.energies(), names, values);
	}
}
