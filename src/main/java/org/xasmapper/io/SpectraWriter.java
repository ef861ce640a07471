package org.xasmapper.io;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xasmapper.io.text.CsvRow;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

/**
 * Writes spectra and their metadata as CSV that {@link SpectraReader} reads back: commas, decimal points, whatever
 * the locale; NaN as "nan". Files appear whole or not at all.
 */
public final class SpectraWriter {

	/** Significant digits that bring every float back exactly. */
	public static final int EXACT = 9;

	private SpectraWriter() {}

	/**
	 * Writes a spectrum a row: the metadata, then a column {@code mu_4985.25} for every energy.
	 *
	 * @param digits significant digits of the values
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public static void writeRows(final Path file, final Spectra spectra, final int digits) {
		AtomicFile.writeText(file, csv -> {
			final List<String> cells = new ArrayList<>(spectra.table().names());
			final EnergyGrid energies = spectra.energies();
			for (int k = 0; k < energies.size(); k++) cells.add("mu_" + energies.energy(k));
			csv.write(CsvRow.of(cells));
			for (int i = 0; i < spectra.count(); i++) {
				cells.clear();
				addRow(cells, spectra.table(), i);
				for (int k = 0; k < energies.size(); k++) cells.add(rounded(spectra.value(i, k), digits));
				csv.write(CsvRow.of(cells));
			}
		});
	}

	/**
	 * Writes a spectrum a column: {@code energy}, then the spectra under their names, other metadata left out.
	 *
	 * @param digits significant digits of the values
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public static void writeColumns(final Path file, final Spectra spectra, final int digits) {
		AtomicFile.writeText(file, csv -> {
			final List<String> cells = new ArrayList<>(List.of("energy"));
			cells.addAll(spectra.names());
			csv.write(CsvRow.of(cells));
			for (int k = 0; k < spectra.energies().size(); k++) {
				cells.clear();
				cells.add(Double.toString(spectra.energies().energy(k)));
				for (int i = 0; i < spectra.count(); i++) cells.add(rounded(spectra.value(i, k), digits));
				csv.write(CsvRow.of(cells));
			}
		});
	}

	/**
	 * Writes metadata alone.
	 *
	 * @throws org.xasmapper.spectrum.XasException naming the file, if it cannot be written
	 */
	public static void writeTable(final Path file, final Table table) {
		AtomicFile.writeText(file, csv -> {
			csv.write(CsvRow.of(table.names()));
			final List<List<String>> columns = table.names().stream().map(table::column).toList();
			final List<String> cells = new ArrayList<>();
			for (int row = 0; row < table.rows(); row++) {
				cells.clear();
				for (final List<String> column : columns) cells.add(column.get(row));
				csv.write(CsvRow.of(cells));
			}
		});
	}

	private static void addRow(final List<String> cells, final Table table, final int row) {
		for (final String name : table.names()) cells.add(table.column(name).get(row));
	}

	private static String rounded(final float value, final int digits) {
		if (!Float.isFinite(value)) return "nan";
		return new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros().toString();
	}
}
