package org.xasmapper.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.EnergyOrder;
import org.xasmapper.spectrum.energies.Repeats;

/**
 * Reads a spectral database, a spectrum a row, of any size: only one row is in memory. The titles of columns carry the
 * energies, as in {@link SpectraReader}, and all other columns are metadata; or there are no titles, and every column
 * holds a point of the spectrum. Not for use by several threads.
 */
public final class DatabaseReader implements AutoCloseable {

	private static final String RANKAAE_DESCRIPTOR = "AUX_";

	/**
	 * @param metadata a cell for each of {@link #columns()}
	 * @param spectrum {@code [energies]}, NaN where a cell is empty, "nan" or "none"
	 * @param line its place in the file, from 1
	 */
	public record Row(List<String> metadata, float[] spectrum, int line) {}

	private final TextTable table;
	private final EnergyOrder order;
	private final List<String> columns;
	private final boolean[] isSpectrum;
	private final List<String> notes;

	private DatabaseReader(final TextTable table, final EnergyOrder order, final List<String> columns,
		final boolean[] isSpectrum, final List<String> notes)
	{
		this.table = table;
		this.order = order;
		this.columns = columns;
		this.isSpectrum = isSpectrum;
		this.notes = List.copyOf(notes);
	}

	/**
	 * @param step distance of the points of files without titles, eV; 0 = unknown
	 * @throws XasException if the file cannot be read, is not a spectrum a row, or has no titles and the step is unknown
	 */
	public static DatabaseReader open(final Path file, final double step) {
		final TextTable table = TextTable.open(file);
		try {
			if (table.titles().carryEnergies()) return titled(table, EnergyUnit.AUTO, Repeats.MEAN);
			if (!table.hasHeader()) return untitled(table, step);
			throw new XasException(table.name() + " is no spectral database: a row must be a spectrum, and the titles of the " +
				"columns must carry the energies, such as mu_4985.25.");
		}
		catch (final RuntimeException e) {
			table.close();
			throw e;
		}
	}

	static DatabaseReader titled(final TextTable table, final EnergyUnit unit, final Repeats repeats) {
		final ColumnTitles titles = table.titles();
		EnergySource.requirePlainTitles(table);
		final List<String> notes = new ArrayList<>();
		final EnergyColumn energies = new EnergyColumn(table.name());
		final boolean[] isSpectrum = new boolean[titles.size()];
		final Set<String> columns = new LinkedHashSet<>();
		EnergyUnit titledUnit = EnergyUnit.AUTO;
		for (int c = 0; c < isSpectrum.length; c++) {
			final double energy = titles.energyIn(c, table.decimalMark());
			isSpectrum[c] = !Double.isNaN(energy);
			if (isSpectrum[c]) {
				titledUnit = EnergyUnit.inTitle(titles.title(c));
				energies.add(energy, table.name() + ", column " + (c + 1) + " (" + titles.title(c) + ")");
			}
			else if (!columns.add(columnName(titles.title(c), c))) {
				throw new XasException(table.name() + ": two columns are called \"" + columnName(titles.title(c), c) + "\".");
			}
		}
		final EnergyOrder order = energies.inOrder(unit, titledUnit, repeats, notes);
		return new DatabaseReader(table, order, List.copyOf(columns), isSpectrum, notes);
	}

	private static String columnName(final String title, final int column) {
		if (title.isEmpty()) return "column " + (column + 1);
		return title.startsWith(RANKAAE_DESCRIPTOR) ? title.substring(RANKAAE_DESCRIPTOR.length()) : title;
	}

	private static DatabaseReader untitled(final TextTable table, final double step) {
		if (!(step > 0)) {
			throw new XasException(table.name() + " has no line of names, so that its energies are unknown. If every row is a " +
				"spectrum, give the distance of its points in eV, such as step=0.25; energies then count from the first point.");
		}
		final boolean[] isSpectrum = new boolean[table.columns()];
		Arrays.fill(isSpectrum, true);
		return new DatabaseReader(table, EnergyOrder.asMeasured(EnergyGrid.regular(0, step, isSpectrum.length)), List.of(),
			isSpectrum, List.of());
	}

	/** @return energies of the file's columns in eV; those of files without titles start at 0 */
	public EnergyGrid energies() {
		return order.energies();
	}

	/** @return names of the columns that hold no spectrum */
	public List<String> columns() {
		return columns;
	}

	/** @return sentences on what was recognised, converted or left out so far; complete after the last row */
	public List<String> notes() {
		final List<String> all = new ArrayList<>(table.notes());
		all.addAll(notes);
		return all;
	}

	/** @return the file's name without its folder */
	public String name() {
		return table.name();
	}

	/** @return the share of the file that was read, 0 to 1 */
	public double fractionRead() {
		return table.fractionRead();
	}

	/**
	 * @return the next row, or null after the last
	 * @throws XasException naming file and line, if it has too many or too few cells or there is text among numbers
	 */
	public Row next() {
		final String[] cells = table.next();
		if (cells == null) return null;
		final float[] spectrum = new float[order.measured()];
		final List<String> metadata = new ArrayList<>(columns.size());
		int k = 0;
		for (int c = 0; c < isSpectrum.length; c++) {
			if (isSpectrum[c]) spectrum[k++] = (float) table.number(cells[c], c);
			else metadata.add(cells[c]);
		}
		return new Row(metadata, order.apply(spectrum, 1), table.line());
	}

	@Override
	public void close() {
		table.close();
	}
}
