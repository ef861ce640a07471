package org.xasmapper.io;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.xasmapper.io.text.BraggAngle;
import org.xasmapper.io.text.ColumnRole;
import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.EnergyUnit;
import org.xasmapper.io.text.TextTable;
import org.xasmapper.spectrum.XasException;

/**
 * Where the energies of a table are: the column that is titled so; else the angles of the monochromator; else the first
 * column, unless that counts rows or time and another one has the values of energies.
 */
final class EnergySource {

	private static final Set<String> MEASURED = Set.of("readback", "rbv", "achieved", "actual", "encoder", "measured", "real",
		"corrected", "calibrated");
	private static final Set<String> WANTED = Set.of("requested", "set", "setpoint", "sp", "demand", "nominal", "target",
		"drive", "wanted", "scan");

	/** Photon energies of X-ray absorption edges lie in this range, eV. */
	private static final double LOWEST = 20;
	private static final double HIGHEST = 200_000;
	private static final int FEWEST_ROWS = 3;

	private final int column;
	private final String title;
	private final BraggAngle angle;
	private final String note;

	private EnergySource(final int column, final String title, final BraggAngle angle, final String note) {
		this.column = column;
		this.title = title;
		this.angle = angle;
		this.note = note;
	}

	/**
	 * @throws XasException if the table has no energies, but the wavenumbers of χ(k), wavelengths, or angles of an unknown
	 *           crystal, or if they are in a unit other than eV and keV
	 */
	static EnergySource of(final TextTable table) {
		final EnergySource source = found(table);
		final String unit = EnergyUnit.foreignIn(source.title);
		if (unit.isEmpty() || source.angle != null) return source;
		throw new XasException(table.name() + " has energies in " + unit + " (" + source.title + "). Convert them to eV or keV, " +
			"and say so in their title.");
	}

	private static EnergySource found(final TextTable table) {
		final ColumnTitles titles = table.titles();
		final int titled = titled(titles);
		if (titled >= 0) return new EnergySource(titled, titles.title(titled), null, "");
		final int angles = titles.first(ColumnRole.ANGLE);
		if (angles >= 0) return ofAngles(table, angles);
		if (titles.first(ColumnRole.WAVENUMBER) >= 0) {
			throw new XasException(table.name() + " has wavenumbers (" + titles.title(titles.first(ColumnRole.WAVENUMBER)) +
				") and no energies: it is χ(k), not absorption. Choose a file of μ(E).");
		}
		if (titles.first(ColumnRole.WAVELENGTH) >= 0) {
			throw new XasException(table.name() + " has wavelengths (" + titles.title(titles.first(ColumnRole.WAVELENGTH)) +
				") and no energies. Convert them to eV (12398.42 over the wavelength in Å), and call the column \"energy\".");
		}
		return ofValues(table);
	}

	/**
	 * Titles such as {@code 300,400,500} may be energies or temperatures.
	 *
	 * @throws XasException if the titles of the table may be energies, and so may a first column without a name
	 */
	static void requirePlainTitles(final TextTable table) {
		final ColumnTitles titles = table.titles();
		final boolean unnamed = titles.role(0) == ColumnRole.OTHER || titles.title(0).length() == 1;
		if (!unnamed || titles.areMarked()) return;
		if (!areInFirstColumn(table)) return;
		throw new XasException(table.name() + ": the first column may hold energies, and so may the titles of the columns (" + titles
			.title(titles.size() - 1) + "). Call the first column \"energy\" or \"id\", or the others mu_" + titles.title(titles.size() -
				1) + ".");
	}

	/** @return whether the values of the first column may be energies */
	static boolean areInFirstColumn(final TextTable table) {
		final List<double[]> rows = table.firstNumbers();
		return areEnergies(rows, 0) && !count(rows, 0);
	}

	private static int titled(final ColumnTitles titles) {
		int best = -1;
		for (int c = 0; c < titles.size(); c++) {
			if (titles.role(c) != ColumnRole.ENERGY) continue;
			if (best < 0 || rank(titles.title(c)) < rank(titles.title(best))) best = c;
		}
		return best;
	}

	/** Measured energies come before those of which the title says nothing, and wanted ones and FEFF's e at the end. */
	static int rank(final String title) {
		final List<String> words = List.of(ColumnRole.words(title).split(" "));
		if (words.stream().anyMatch(MEASURED::contains)) return 0;
		if (words.stream().anyMatch(WANTED::contains)) return 3;
		return words.size() == 1 && words.get(0).length() == 1 && !words.get(0).equals("ω") ? 2 : 1;
	}

	private static EnergySource ofAngles(final TextTable table, final int column) {
		final String title = table.titles().title(column);
		final BraggAngle angle = BraggAngle.of(table.name(), title, table.above());
		return new EnergySource(column, title, angle, String.format(Locale.ROOT,
			"%s: energies were calculated from the angles (%s) of a crystal with d = %.5f Å.", table.name(), title, angle.spacing()));
	}

	private static EnergySource ofValues(final TextTable table) {
		final ColumnTitles titles = table.titles();
		final List<double[]> rows = table.firstNumbers();
		if (mayBeEnergies(titles, 0) && areEnergies(rows, 0) && !count(rows, 0)) return ofFirstColumn(table, rows);
		for (int c = 1; c < titles.size(); c++) {
			if (!mayBeEnergies(titles, c) || !areEnergies(rows, c)) continue;
			return new EnergySource(c, titles.title(c), null, table.name() + ": the energies were taken from column " + (c + 1) +
				(titles.areGiven() ? " (" + titles.title(c) + ")" : "") + ", since the first column holds none.");
		}
		if (titles.size() > 1 && (titles.role(0) == ColumnRole.OTHER || count(rows, 0))) {
			throw new XasException(table.name() + ": the first column" + (titles.areGiven() && !titles.title(0).isEmpty() ? " (" +
				titles.title(0) + ")" : "") + " holds no energies, and no other column looks like them. Call the column of " +
				"energies \"energy\".");
		}
		final int column = firstOfNumbers(rows);
		return new EnergySource(column, titles.title(column), null, "");
	}

	private static EnergySource ofFirstColumn(final TextTable table, final List<double[]> rows) {
		final ColumnTitles titles = table.titles();
		final String title = titles.title(0);
		if (titles.areGiven()) {
			return new EnergySource(0, title, null, title.isBlank() ? "" : table.name() + ": the energies were taken from the first column (" +
				TextTable.shortened(title) + "), since no title names photon energies.");
		}
		final boolean plain = IntStream.range(1, titles.size()).noneMatch(c -> areEnergies(rows, c));
		return new EnergySource(0, title, null, plain ? "" : table.name() + ": the energies were taken from the first of several columns " +
			"without names that may hold them.");
	}

	/**
	 * @param column that holds energies, too
	 * @return the energies of that column, for spectra that stand behind it
	 */
	static EnergySource beside(final TextTable table, final int column) {
		final String title = table.titles().title(column);
		return new EnergySource(column, title, null, table.name() + ": the energies were taken from column " + (column + 1) + " (" + title +
			"), which stands before the spectra.");
	}

	/** @return the first column with a number in the first row, after labels such as {@code plane1} */
	private static int firstOfNumbers(final List<double[]> rows) {
		if (rows.isEmpty()) return 0;
		final double[] first = rows.get(0);
		for (int c = 0; c < first.length; c++) {
			if (!Double.isNaN(first[c])) return c;
		}
		return 0;
	}

	private static boolean mayBeEnergies(final ColumnTitles titles, final int column) {
		return titles.role(column) == ColumnRole.SAMPLE;
	}

	/** @return whether values only rise or only fall, as energies in eV or in keV do */
	static boolean areEnergies(final List<double[]> rows, final int column) {
		if (rows.size() < FEWEST_ROWS) return false;
		final double first = rows.get(0)[column];
		final double last = rows.get(rows.size() - 1)[column];
		for (int i = 0; i < rows.size(); i++) {
			final double energy = rows.get(i)[column];
			if (!(energy > 0)) return false;
			if (i > 0 && Math.signum(energy - rows.get(i - 1)[column]) != Math.signum(last - first)) return false;
		}
		final double lowest = Math.min(first, last);
		final double highest = Math.max(first, last);
		return lowest >= LOWEST && highest <= HIGHEST || lowest > 1 && EnergyUnit.ofRange(lowest, highest) == EnergyUnit.KEV;
	}

	/** @return whether values are 0, 1, 2, … or 1, 2, 3, … */
	static boolean count(final List<double[]> rows, final int column) {
		if (rows.size() < FEWEST_ROWS) return false;
		final double first = rows.get(0)[column];
		if (first != 0 && first != 1) return false;
		for (int i = 1; i < rows.size(); i++) {
			if (rows.get(i)[column] != first + i) return false;
		}
		return true;
	}

	/** @return index of the column */
	int column() {
		return column;
	}

	/** @return whether energies are calculated from angles */
	boolean isCalculated() {
		return angle != null;
	}

	/** @return what the column's title says of the unit; eV of energies that were calculated */
	EnergyUnit unit() {
		return angle == null ? EnergyUnit.inTitle(title) : EnergyUnit.EV;
	}

	/**
	 * @return the energy in the current row, in the file's unit, NaN if it is missing
	 * @throws XasException if the cell holds no number, or an angle at which the crystal does not reflect
	 */
	double energy(final TextTable table, final String[] row) {
		final double number = table.number(row[column], column);
		if (angle == null) return number;
		final double energy = angle.energy(number);
		if (Double.isNaN(energy)) throw table.error(column, "the angle " + number + " is not between 0° and 90°.");
		return energy;
	}

	/** @return sentences on how the energies were found, if that is not plain */
	List<String> notes() {
		return note.isEmpty() ? List.of() : List.of(note);
	}
}
