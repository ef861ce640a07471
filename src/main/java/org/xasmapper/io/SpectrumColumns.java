package org.xasmapper.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.io.text.ColumnRole;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.XasException;

/**
 * Which columns of a table are spectra. Columns of absorption are, and nothing beside them; of counters, ln(I0/It) and
 * If/I0; else all columns but row numbers, times and the like, under the names that they have. Where that is not plain,
 * the person is asked.
 */
final class SpectrumColumns {

	/** Columns without names whose sizes differ by more than this are not all spectra. */
	private static final double SAME_KIND = 100;

	/** Several columns without names that reach this are counts. */
	private static final double COUNTS = 1000;
	private static final int MOST_NAMED = 12;

	/** So many values 0, 1, 2, … are no spectrum. */
	private static final int FEWEST_COUNTED = 10;

	private final TextTable table;
	private final ColumnTitles titles;
	private final int energy;

	/** {@code [rows][columns]} of the table's beginning. */
	private final List<double[]> rows;

	private SpectrumColumns(final TextTable table, final int energy) {
		this.table = table;
		this.energy = energy;
		titles = table.titles();
		rows = table.firstNumbers();
	}

	/**
	 * @param energy index of the column of energies
	 * @param choice what the person says of the columns
	 * @throws XasException naming the columns, if there is none or it is not plain which ones are spectra
	 */
	static List<SpectrumColumn> of(final TextTable table, final int energy, final ColumnChoice choice) {
		final SpectrumColumns columns = new SpectrumColumns(table, energy);
		return choice.isEmpty() ? columns.known() : choice.of(table.name(), columns.titles);
	}

	private List<SpectrumColumn> known() {
		final List<SpectrumColumn> mu = absorption();
		if (!mu.isEmpty()) return mu;
		final boolean i0 = titles.first(ColumnRole.I0) >= 0;
		if (i0 || titles.first(ColumnRole.COUNTER) >= 0 || titles.first(ColumnRole.TRANSMITTED) >= 0) return ofCounters();
		// What stands before the energies in a table without names is a time or a number of the point.
		final List<SpectrumColumn> samples = with(c -> isSample(titles.role(c)) && !countsRows(c) && !EnergyPairs.areEnergies(titles, rows, c,
			energy) && (titles.areGiven() || c > energy));
		if (samples.isEmpty()) throw notPlain(" has no column of a spectrum");
		if (!titles.areGiven()) requireOneKind(samples);
		return samples;
	}

	/** Without an I0, "ref" is the name of a sample, and a yield the only thing that was measured. */
	private static boolean isSample(final ColumnRole role) {
		return role == ColumnRole.SAMPLE || role == ColumnRole.REFERENCE || role == ColumnRole.YIELD;
	}

	private boolean countsRows(final int column) {
		return rows.size() >= FEWEST_COUNTED && EnergySource.count(rows, column);
	}

	private List<SpectrumColumn> absorption() {
		final List<SpectrumColumn> mu = with(c -> titles.role(c) == ColumnRole.MU);
		final List<SpectrumColumn> unnamed = mu.stream().filter(column -> ColumnRole.isUnnamedMu(column.name())).toList();
		if (unnamed.size() < 2) return mu.isEmpty() ? with(c -> titles.role(c) == ColumnRole.REFERENCE_MU) : mu;
		// Such as Athena's norm and flat: treatments of one spectrum.
		final SpectrumColumn first = unnamed.stream().filter(column -> ColumnRole.isRawMu(column.name())).findFirst().orElse(unnamed
			.get(0));
		return mu.stream().filter(column -> column == first || !unnamed.contains(column)).toList();
	}

	private List<SpectrumColumn> ofCounters() {
		final int i0 = only(ColumnRole.I0);
		final int transmitted = only(ColumnRole.TRANSMITTED);
		final int[] yields = columns(c -> titles.role(c) == ColumnRole.YIELD);
		final boolean unknown = columns(c -> titles.role(c) == ColumnRole.COUNTER).length > 0;
		if (i0 < 0 || transmitted < 0 && (unknown || yields.length == 0)) {
			throw notPlain(" holds counts, and it is not plain how the absorption follows from them");
		}
		final List<SpectrumColumn> spectra = new ArrayList<>();
		if (transmitted >= 0) spectra.add(SpectrumColumn.transmission(titles, i0, transmitted));
		for (final int yield : yields) spectra.add(SpectrumColumn.yield(titles, yield, i0));
		return spectra;
	}

	private int only(final ColumnRole role) {
		final int[] all = columns(c -> titles.role(c) == role);
		if (all.length > 1) throw notPlain(" has several columns of " + (role == ColumnRole.I0 ? "I0" : "transmitted intensity"));
		return all.length == 0 ? -1 : all[0];
	}

	private int[] columns(final Predicate<Integer> wanted) {
		return IntStream.range(0, titles.size()).filter(c -> c != energy && wanted.test(c)).toArray();
	}

	private List<SpectrumColumn> with(final Predicate<Integer> wanted) {
		return IntStream.of(columns(wanted)).mapToObj(c -> SpectrumColumn.plain(titles, c)).toList();
	}

	private void requireOneKind(final List<SpectrumColumn> spectra) {
		double least = Double.POSITIVE_INFINITY;
		double most = 0;
		for (final SpectrumColumn spectrum : spectra) {
			final double size = rows.stream().mapToDouble(row -> Math.abs(row[spectrum.column()])).filter(
				Double::isFinite).max().orElse(0);
			if (size == 0) continue;
			least = Math.min(least, size);
			most = Math.max(most, size);
		}
		if (most > SAME_KIND * least) throw notPlain(" does not name its columns, which are of very different sizes");
		if (spectra.size() > 1 && most > COUNTS) throw notPlain(" does not name its columns, which seem to be counts");
	}

	private XasException notPlain(final String fault) {
		return new XasException(table.name() + fault + ". Its columns are: " + list(IntStream.range(0, titles.size()).toArray()) +
			". Say which ones are spectra with columns=, such as columns=" + TextTable.shortened(titles.title(titles.size() - 1)) +
			", columns=3,4 or columns=ln(i0/itrans).");
	}

	private String list(final int[] columns) {
		final String names = IntStream.of(columns).limit(MOST_NAMED).mapToObj(c -> titles.title(c).isEmpty() ? "column " + (c + 1)
			: TextTable.shortened(titles.title(c))).collect(Collectors.joining(", "));
		return columns.length > MOST_NAMED ? names + ", … (" + columns.length + ")" : names;
	}

	/** @return a sentence on what was taken and what was left out; empty if all columns were taken as they stand */
	static List<String> notes(final TextTable table, final EnergySource energy, final List<SpectrumColumn> spectra) {
		final SpectrumColumns columns = new SpectrumColumns(table, energy.column());
		final int[] rest = columns.columns(c -> spectra.stream().noneMatch(spectrum -> spectrum.uses(c)));
		final boolean calculated = spectra.stream().anyMatch(SpectrumColumn::isCalculated);
		if (rest.length == 0 && !calculated) return List.of();
		final String taken = spectra.stream().limit(MOST_NAMED).map(spectrum -> TextTable.shortened(spectrum.name()))
			.collect(Collectors.joining(", "));
		return List.of(table.name() + ": taken for " + (spectra.size() == 1 ? "the spectrum: " : "spectra: ") + taken + (spectra
			.size() > MOST_NAMED ? ", … (" + spectra.size() + ")" : "") + (rest.length == 0 ? "" : "; left out: " + columns.list(rest)) +
			". The key columns= takes others.");
	}
}
