package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.TextColumn;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * Reads spectra from text files, also gzipped ones ({@code .gz}):
 * <ul>
 * <li>a spectrum a row: the titles of the columns carry the energies ({@code 4985.2}, {@code mu_4985.20},
 * {@code ENE_4985.2000}); all other columns become metadata ({@code AUX_OS} as {@code OS});</li>
 * <li>a spectrum a column: a column that is called energy, or an angle from which it follows, else the first one holds the
 * energies. Columns of absorption are spectra, else ln(I0/It) and If/I0, else all columns but row numbers, times and the
 * like, named as the columns are. XDI, Athena's, FEFF's and SPEC's files and those of beamlines are of this kind.</li>
 * </ul>
 * Comma, semicolon, tab or white space, decimal commas and comments are recognised. Empty cells, "nan", "none" and "#N/A"
 * among the spectra are NaN. XDI metadata other than column labels and the crystal's spacing are neither used nor checked.
 * <p>
 * A file is read once, line by line; besides the spectra only one line is in memory.
 */
public final class SpectraReader {

	private static final int ROWS_PER_REPORT = 64;

	private SpectraReader() {}

	/**
	 * @param unit of the energies in the file
	 * @return the spectra with energies in eV, and what was recognised, converted or left out
	 * @throws XasException naming file, line and column, if the file cannot be read, a row has too many or too few
	 *           cells, there is text among numbers, the energies are in no order, or it is not plain what is a spectrum
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<Spectra> read(final Path file, final EnergyUnit unit, final Progress progress) {
		return read(file, new SpectraSettings(unit, ColumnChoice.AUTOMATIC, Repeats.MEAN), progress);
	}

	/**
	 * As {@link #read(Path, EnergyUnit, Progress)}, which recognises the columns and averages repeated energies.
	 *
	 * @param settings unit, columns, repeats and scan
	 */
	public static Reading<Spectra> read(final Path file, final SpectraSettings settings, final Progress progress) {
		try (TextTable table = TextTable.open(file, settings.scan())) {
			if (table.titles().carryEnergies()) {
				if (settings.columns().isEmpty()) return spectraInRows(table, settings, progress);
				requireColumns(table, settings.columns());
			}
			return spectraInColumns(table, settings, progress);
		}
	}

	/** The person who chooses columns may know that bare numbers above them are no energies, but temperatures. */
	private static void requireColumns(final TextTable table, final ColumnChoice columns) {
		final ColumnTitles titles = table.titles();
		if (!titles.areMarked() && EnergySource.areInFirstColumn(table)) return;
		throw new XasException(table.name() + " holds a spectrum in each row, for the titles of its columns carry the energies, up to " +
			titles.title(titles.size() - 1) + ": columns=" + columns + " has no columns of spectra to choose from. Leave columns= out.");
	}

	private static Reading<Spectra> spectraInRows(final TextTable table, final SpectraSettings settings,
		final Progress progress)
	{
		final DatabaseReader rows = DatabaseReader.titled(table, settings.unit(), settings.repeats());
		final Spectra spectra = spectraInRows(rows, progress);
		return new Reading<>(spectra, rows.notes());
	}

	private static Spectra spectraInRows(final DatabaseReader rows, final Progress progress) {
		final List<TextColumn.Builder> metadata = Stream.generate(TextColumn.Builder::new).limit(rows.columns().size()).toList();
		final GrowingFloats values = new GrowingFloats();
		int count = 0;
		for (DatabaseReader.Row row = rows.next(); row != null; row = rows.next(), count++) {
			if (count % ROWS_PER_REPORT == 0) {
				progress.check();
				progress.report("Reading " + rows.name(), rows.fractionRead());
			}
			for (final float value : row.spectrum()) values.add(value);
			for (int c = 0; c < metadata.size(); c++) metadata.get(c).add(row.metadata().get(c));
		}
		if (count == 0) throw new XasException(rows.name() + " has a line of names but no spectrum.");
		Table table = Table.empty(count);
		for (int c = 0; c < metadata.size(); c++) table = table.with(rows.columns().get(c), metadata.get(c).build());
		return new Spectra(rows.energies(), values.toArray(), table);
	}

	private static Reading<Spectra> spectraInColumns(final TextTable table, final SpectraSettings settings,
		final Progress progress)
	{
		if (table.columns() < 2) {
			throw new XasException(table.name() + " has one column; spectra need a column of energies and at least one more.");
		}
		final EnergySource usual = EnergySource.of(table);
		final List<SpectrumColumn> spectra = SpectrumColumns.of(table, usual.column(), settings.columns());
		final EnergyPairs pairs = EnergyPairs.of(table, usual);
		final boolean several = pairs.areSeveral(spectra);
		final EnergySource source = settings.columns().isEmpty() ? usual : pairs.sourceOf(spectra, usual);
		final List<String> notes = new ArrayList<>(source.notes());
		notes.addAll(SpectrumColumns.notes(table, source, spectra));
		final EnergyColumn energies = new EnergyColumn(table.name());
		final GrowingFloats byEnergy = new GrowingFloats();
		int gaps = 0;
		for (String[] row = table.next(); row != null; row = table.next()) {
			progress.check();
			if (pairs.isBelow(row, spectra, source)) continue;
			if (several) pairs.requireSame(row, spectra, source);
			energies.add(source.energy(table, row), table.place());
			for (final SpectrumColumn spectrum : spectra) {
				final double value = spectrum.value(table, row);
				if (spectrum.isCalculated() && Double.isNaN(value)) gaps++;
				byEnergy.add(value);
			}
		}
		if (gaps > 0) notes.add(table.name() + ": where counts are missing or not positive, there is no absorption: " + gaps + " points.");
		notes.addAll(0, table.notes());
		final EnergyOrder order = energies.inOrder(settings.unit(), source.unit(), settings.repeats(), notes);
		final List<String> names = spectra.stream().map(SpectrumColumn::name).toList();
		final float[] values = transposed(order.apply(byEnergy.toArray(), names.size()), names.size());
		return new Reading<>(Spectra.named(order.energies(), names, values), notes);
	}

	/** @return {@code [columns × rows]} of values {@code [rows × columns]} */
	private static float[] transposed(final float[] values, final int columns) {
		final int rows = values.length / columns;
		final float[] transposed = new float[values.length];
		for (int r = 0; r < rows; r++) {
			for (int c = 0; c < columns; c++) transposed[c * rows + r] = values[r * columns + c];
		}
		return transposed;
	}
}
