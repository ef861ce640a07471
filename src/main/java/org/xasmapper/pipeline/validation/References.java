package org.xasmapper.pipeline.validation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.xasmapper.model.ModelCard;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyScale;

/**
 * Measured spectra whose descriptors are known: a list, each already scaled as the model wants it and on its energies, or a map.
 *
 * @param name of the table or map that they come from
 * @param cube {@code [spectra × 1 × energies]} or a map; NaN where masked
 * @param energyScale how far the energies can be trusted
 * @param normalize how to normalize the map; null where the spectra are scaled as the model wants
 * @param singles the spectra of a list as they were measured; empty for a map
 * @param rows a row per spectrum; among others the column {@value #DOMAIN}, and {@value #NAME} in a list
 * @param truth {@code [descriptors of the model][spectra]}, NaN where unknown
 * @param leftOut what could not be used: the columns {@value #ROW}, {@value #NAME} and {@value #REASON}
 * @param notes what the person should know, the rows that are left out not among it
 */
public record References(String name, SpectralCube cube, EnergyScale energyScale, NormalizationSettings normalize,
	List<Single> singles, Table rows, double[][] truth, Table leftOut, List<String> notes)
{

	/** Columns of the tables. */
	public static final String ROW = "row";
	public static final String NAME = "name";
	public static final String DOMAIN = "domain";
	public static final String REASON = "reason";

	/** The domain of spectra of which none is given. */
	public static final String NO_DOMAIN = "none given";

	/**
	 * A spectrum of a list as it was measured.
	 *
	 * @param measured a list of one spectrum
	 * @param energyScale how far its energies can be trusted
	 * @param normalize how it is to be normalized; null where it is as the model wants it
	 */
	public record Single(Spectra measured, EnergyScale energyScale, NormalizationSettings normalize) {}

	public References {
		singles = List.copyOf(singles);
		notes = List.copyOf(notes);
	}

	/**
	 * Reads a table of files, a spectrum each ({@code file}, the descriptors, and if need be {@code element}, {@code domain},
	 * {@code state}, {@code shift}, {@code columns}), or a database with a spectrum a row, which may have the same columns. What is
	 * raw, or scaled otherwise than the model wants, is normalised automatically.
	 *
	 * @param state what the spectra are that do not say it: raw, normalized or flattened
	 * @param shift what to add to the energies of those that do not say it, eV
	 * @param domains that are wanted; empty = all
	 * @param card of the model that they are for
	 * @throws XasException if the table cannot be read, has none of the model's descriptors, or none of its spectra can be used.
	 *           A single spectrum that cannot be used is left out, with its reason
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static References read(final Path file, final String state, final double shift, final Set<String> domains,
		final ModelCard card, final Progress progress)
	{
		return new ReferenceReader(file, state, shift, domains, card).read(progress);
	}

	/**
	 * @param name of the map
	 * @param cube its spectra
	 * @param energyScale how far its energies can be trusted
	 * @param normalize how to normalize them; null where they are scaled as the model wants
	 * @param table a row per pixel with columns of descriptors; null = none
	 * @param domains that are wanted; empty = all. What is known of the pixels of others does not count
	 * @throws XasException if there is no table, or it has none of the model's descriptors, or no number in them
	 */
	public static References of(final String name, final SpectralCube cube, final EnergyScale energyScale,
		final NormalizationSettings normalize, final Table table, final Set<String> domains, final ModelCard card)
	{
		if (table == null) {
			throw new XasException("\"" + name + "\" has no table that tells the descriptors of its pixels. Open the spectra from a file " +
				"with columns such as OS and CN, or choose a table of reference spectra.");
		}
		final Labels labels = Labels.in(table, name, card);
		final String[] domain = IntStream.range(0, table.rows()).mapToObj(row -> domain(labels, row)).toArray(String[]::new);
		final double[][] truth = new double[card.descriptors().size()][table.rows()];
		int known = 0;
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = labels.of(row);
			final boolean wanted = domains.isEmpty() || domains.contains(domain[row]);
			boolean any = false;
			for (int d = 0; d < truth.length; d++) {
				truth[d][row] = wanted ? values[d] : Double.NaN;
				any |= Double.isFinite(truth[d][row]);
			}
			if (any) known++;
		}
		if (known == 0) throw new XasException("No pixel of \"" + name + "\" has a known descriptor" + chosen(domains) + ".");
		final List<String> notes = new ArrayList<>(labels.notes());
		notes.add(known + " of " + table.rows() + " pixels have a known descriptor" + chosen(domains) + ".");
		final int[] pixels = IntStream.range(0, cube.pixels()).toArray();
		final Table rows = Table.empty(table.rows()).with("x", Arrays.stream(pixels).map(pixel -> pixel % cube.width()).toArray()).with(
			"y", Arrays.stream(pixels).map(pixel -> pixel / cube.width()).toArray()).with(DOMAIN, List.of(domain));
		return new References(name, cube, energyScale, normalize, List.of(), rows, truth, noneLeftOut(), notes);
	}

	/** @return whether it is a map, of which not every pixel need be known */
	public boolean isMap() {
		return singles.isEmpty();
	}

	/** @return whether a spectrum belongs into tables: every one of a list does, and of a map those of which anything is known */
	public boolean isListed(final int spectrum) {
		return !isMap() || Arrays.stream(truth).anyMatch(known -> Double.isFinite(known[spectrum]));
	}

	/** @return a sentence for each spectrum that could not be used */
	public List<String> reasons() {
		return IntStream.range(0, leftOut.rows()).mapToObj(i -> "Left out: row " + leftOut.column(ROW).get(i) + " (" + leftOut.column(NAME)
			.get(i) + "). " + leftOut.column(REASON).get(i)).toList();
	}

	static String domain(final Labels labels, final int row) {
		final String domain = labels.text(DOMAIN, row);
		return domain.isEmpty() ? NO_DOMAIN : domain;
	}

	private static String chosen(final Set<String> domains) {
		return domains.isEmpty() ? "" : " in the chosen domains (" + String.join(", ", domains) + ")";
	}

	private static Table noneLeftOut() {
		final List<String> none = Collections.emptyList();
		return Table.empty(0).with(ROW, none).with(NAME, none).with(REASON, none);
	}
}
