package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.EnergyOrder;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Repeats;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * Reads spectra from text files, also gzipped ones ({@code .gz}):
 * <ul>
 * <li>a spectrum a row: the titles of the columns carry the energies ({@code 4985.2}, {@code mu_4985.20},
 * {@code ENE_4985.2000}); all other columns become metadata ({@code AUX_OS} as {@code OS});</li>
 * <li>a spectrum a column: a column called {@code energy}, else the first, holds the energies and all others
 * hold spectra, named as the columns are. Athena's multi-column files and XDI are of this kind.</li>
 * </ul>
 * Comma, semicolon, tab or white space, decimal commas and comments ({@code #}) are recognised. Empty cells, "nan"
 * and "none" among the spectra are NaN. XDI metadata other than column labels are neither used nor checked.
 * <p>
 * A file is read once, line by line; besides the spectra only one line is in memory.
 */
public final class SpectraReader {

	private static final int ROWS_PER_REPORT = 64;

	private SpectraReader() {}

	/**
	 * @param unit of the energies in the file
	 * @return the spectra with energies in eV, and what was recognised or converted
	 * @throws XasException naming file, line and column, if the file cannot be read, a row has too many or too few
	 *           cells, there is text among numbers, or the energies are in no order
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Reading<Spectra> read(final Path file, final EnergyUnit unit, final Progress progress) {
		return read(file, unit, Repeats.MEAN, progress);
	}

	/**
	 * As {@link #read(Path, EnergyUnit, Progress)}, which averages repeated energies.
	 *
	 * @param repeats what to do where an energy stands several times
	 */
	public static Reading<Spectra> read(final Path file, final EnergyUnit unit, final Repeats repeats,
		final Progress progress)
	{
		try (TextTable table = TextTable.open(file)) {
			final ColumnTitles titles = ColumnTitles.of(table);
			if (titles.carryEnergies()) {
				final DatabaseReader rows = DatabaseReader.titled(table, titles, unit, repeats);
				return new Reading<>(spectraInRows(rows, progress), rows.notes());
			}
			final List<String> notes = new ArrayList<>(table.notes());
			return new Reading<>(spectraInColumns(table, titles, unit, repeats, notes, progress), notes);
		}
	}

	private static Spectra spectraInRows(final DatabaseReader rows, final Progress progress) {
		final List<List<String>> metadata = rows.columns().stream().map(name -> (List<String>) new ArrayList<String>())
			.toList();
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
		for (int c = 0; c < metadata.size(); c++) table = table.with(rows.columns().get(c), metadata.get(c));
		return new Spectra(rows.energies(), values.toArray(), table);
	}

	private static Spectra spectraInColumns(final TextTable table, final ColumnTitles titles, final EnergyUnit unit,
		final Repeats repeats, final List<String> notes, final Progress progress)
	{
		if (titles.size() < 2) {
			throw new XasException(table.name() + " has one column; spectra need a column of energies and at least one more.");
		}
		final int energyColumn = Math.max(0, titles.energyColumn());
		final EnergyColumn energies = new EnergyColumn(table.name());
		final GrowingFloats byEnergy = new GrowingFloats();
		for (String[] row = table.next(); row != null; row = table.next()) {
			progress.check();
			energies.add(table.number(row[energyColumn], energyColumn), table.place());
			for (int c = 0; c < row.length; c++) {
				if (c != energyColumn) byEnergy.add(table.number(row[c], c));
			}
		}
		final EnergyOrder order = energies.inOrder(unit, EnergyUnit.inTitle(titles.title(energyColumn)), repeats, notes);
		final List<String> names = IntStream.range(0, titles.size()).filter(c -> c != energyColumn).mapToObj(
			titles::title).toList();
		return Spectra.named(order.energies(), names, transposed(order.apply(byEnergy.toArray(), names.size()), names.size()));
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
