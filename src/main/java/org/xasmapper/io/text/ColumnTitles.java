package org.xasmapper.io.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a table's columns, from the line above the rows, from comments (Athena's, FEFF's, SPEC's {@code #L}, XDI's
 * labels such as {@code Column.1: energy eV}, Epics' {@code P1 = {Energy}}), or from lines that hold one name each; and what
 * they tell of the columns.
 */
public final class ColumnTitles {

	private static final Pattern XDI_LABEL = Pattern.compile("Column\\.(\\d{1,6}):\\s*([^|]+).*", Pattern.CASE_INSENSITIVE);
	private static final Pattern EPICS_LABEL = Pattern.compile("(\\w+)\\s*=\\s*\\{(.+?)\\}.*");
	private static final Pattern SPEC_LABELS = Pattern.compile("L\\s+(.*)");
	private static final Pattern TITLE_WITH_ENERGY = Pattern.compile(
		"((?:mu|xmu|norm|ene|energy|e)_)?(\\d+(?:[.,]\\d+)?)\\s*(k?ev)?", Pattern.CASE_INSENSITIVE);
	private static final Pattern WIDE_GAP = Pattern.compile("\\s{2,}|\\t");
	private static final Pattern ANY_GAP = Pattern.compile("[\\s,;]+");
	private static final Pattern UNIT = Pattern.compile("\\W*(k?ev|a\\.?u\\.?|arb\\.?.*|counts?|cts|cps|s|sec|deg.*|norm\\.?|" +
		"1|mm|m?v|[mnuµp]?a|none|unit.*)?\\W*", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENERGY_UNIT = Pattern.compile("\\W*k?ev\\W*", Pattern.CASE_INSENSITIVE);

	/** What FEFF writes behind its titles. */
	private static final String FEFF_END = "@#";

	private final String[] titles;
	private final ColumnRole[] roles;
	private final boolean given;

	private ColumnTitles(final String[] titles, final boolean given) {
		this.titles = titles;
		this.given = given;
		roles = new ColumnRole[titles.length];
		for (int c = 0; c < titles.length; c++) roles[c] = given ? role(titles[c]) : ColumnRole.SAMPLE;
	}

	/**
	 * @param layout of the table
	 * @param above the lines above the first row
	 */
	static ColumnTitles of(final TableLayout layout, final List<TextLine> above) {
		final int columns = layout.columns();
		final Photon9809 photon9809 = Photon9809.of(above, columns);
		String[] titles = photon9809 == null ? null : photon9809.titles();
		if (titles == null) titles = layout.titles() != null ? layout.titles().clone() : inComments(above, layout.separator(), columns);
		if (titles == null) titles = oneALine(above, columns);
		final boolean named = titles != null;
		if (titles == null) {
			titles = new String[columns];
			Arrays.setAll(titles, i -> "column " + (i + 1));
		}
		final boolean labelled = label(titles, above);
		addUnits(titles, above, layout);
		return new ColumnTitles(titles, named || labelled);
	}

	/** @return whether a comment right above the rows names the columns, one of them as the energy, or by energies */
	static boolean areInComments(final List<TextLine> above, final Separator separator, final int columns) {
		final String[] titles = inComments(above, separator, columns);
		return titles != null && (nameAnEnergy(titles) || new ColumnTitles(titles, true).carryEnergies());
	}

	/** @return the nearest comment above the rows that names the energy; else the last comment, if it has enough words */
	private static String[] inComments(final List<TextLine> above, final Separator separator, final int columns) {
		String[] nearest = null;
		boolean first = true;
		for (int i = above.size() - 1; i >= 0; i--) {
			final TextLine line = above.get(i);
			if (!line.isMarked() || line.isRule()) continue;
			final String[] titles = ofComment(line.remark(), separator, columns);
			if (titles != null && !areUnits(titles)) {
				substitute(titles, above);
				if (nameAnEnergy(titles)) return titles;
				if (first) nearest = titles;
			}
			first = false;
		}
		return nearest;
	}

	private static String[] ofComment(final String remark, final Separator separator, final int columns) {
		final Matcher spec = SPEC_LABELS.matcher(remark);
		final String[] labels = spec.matches() ? split(spec.group(1), separator, columns) : null;
		return labels != null ? labels : split(remark, separator, columns);
	}

	/**
	 * @return the names in a line, apart as the cells of rows are, or by wide gaps, or by any; null if they are not as many
	 *         as the columns
	 */
	static String[] split(final String line, final Separator separator, final int columns) {
		if (columns == 1) return new String[] { line.replace("\"", "").strip() };
		final String[] cells = fitting(separator.split(line), columns);
		if (cells != null) return cells;
		final String unquoted = line.replace("\"", "").strip();
		final String[] wide = fitting(WIDE_GAP.split(unquoted), columns);
		return wide != null || separator != Separator.WHITE_SPACE && !line.startsWith("\"") ? wide : fitting(ANY_GAP.split(unquoted),
			columns);
	}

	private static String[] fitting(final String[] names, final int columns) {
		if (names.length == columns) return names;
		final boolean feff = names.length == columns + 1 && names[columns].equals(FEFF_END);
		return feff ? Arrays.copyOf(names, columns) : null;
	}

	/** @return the last lines above the rows if they are as many as the columns and one of them names the energy */
	private static String[] oneALine(final List<TextLine> above, final int columns) {
		final List<TextLine> plain = above.stream().filter(line -> !line.isMarked() && !line.isRule()).toList();
		if (columns < 2 || plain.size() < columns) return null;
		final String[] names = plain.subList(plain.size() - columns, plain.size()).stream().map(line -> line.text().strip())
			.toArray(String[]::new);
		return nameAnEnergy(names) ? names : null;
	}

	private static boolean label(final String[] titles, final List<TextLine> above) {
		boolean labelled = false;
		for (final TextLine line : above) {
			final Matcher label = XDI_LABEL.matcher(line.remark());
			if (!line.isMarked() || !label.matches()) continue;
			final int column = Integer.parseInt(label.group(1)) - 1;
			if (column < 0 || column >= titles.length) continue;
			titles[column] = label.group(2).strip();
			labelled = true;
		}
		return labelled;
	}

	private static void substitute(final String[] titles, final List<TextLine> above) {
		final Map<String, String> labels = new HashMap<>();
		for (final TextLine line : above) {
			final Matcher label = EPICS_LABEL.matcher(line.remark());
			if (label.matches()) labels.put(label.group(1), label.group(2));
		}
		for (int c = 0; c < titles.length; c++) titles[c] = labels.getOrDefault(titles[c], titles[c]);
	}

	/** A line of units below the names, such as {@code eV,a.u.}, tells the unit of the energies. */
	private static void addUnits(final String[] titles, final List<TextLine> above, final TableLayout layout) {
		for (final TextLine line : above) {
			final String[] units = line.isRule() ? null : split(line.remark(), layout.separator(), layout.columns());
			if (units == null || !areUnits(units)) continue;
			for (int c = 0; c < titles.length; c++) {
				if (ENERGY_UNIT.matcher(units[c]).matches() && EnergyUnit.inTitle(titles[c]) == EnergyUnit.AUTO) titles[c] += " " + units[c];
			}
		}
	}

	/** @return whether these are units and one of them is that of energies */
	static boolean areUnits(final String[] cells) {
		return cells.length > 1 && Arrays.stream(cells).allMatch(cell -> UNIT.matcher(cell).matches()) && Arrays.stream(cells)
			.anyMatch(cell -> ENERGY_UNIT.matcher(cell).matches());
	}

	/** @return whether one of these names a column of energies or of angles, from which energies follow */
	static boolean nameAnEnergy(final String[] titles) {
		for (final String title : titles) {
			final ColumnRole role = role(title);
			if (role == ColumnRole.ENERGY || role == ColumnRole.ANGLE) return true;
		}
		return false;
	}

	private static ColumnRole role(final String title) {
		return TITLE_WITH_ENERGY.matcher(title).matches() ? ColumnRole.SAMPLE : ColumnRole.of(title);
	}

	public String title(final int column) {
		return titles[column];
	}

	public ColumnRole role(final int column) {
		return roles[column];
	}

	public int size() {
		return titles.length;
	}

	/** @return whether the file names its columns */
	public boolean areGiven() {
		return given;
	}

	/** @return the first column of the given role, or -1 */
	public int first(final ColumnRole role) {
		return Arrays.asList(roles).indexOf(role);
	}

	/**
	 * @return whether a row is a spectrum, because the titles carry energies, as in {@code 4985.2},
	 *         {@code mu_4985.20} or {@code ENE_4985.2000}; otherwise a column is
	 */
	public boolean carryEnergies() {
		int marked = 0;
		int bare = 0;
		int counting = 0;
		for (final String title : titles) {
			final Matcher energy = TITLE_WITH_ENERGY.matcher(title);
			if (!energy.matches()) continue;
			final int place = marked + bare;
			if (energy.group(1) != null || energy.group(3) != null) marked++;
			else bare++;
			if (energy.group(2).equals(Integer.toString(place)) || energy.group(2).equals(Integer.toString(place + 1))) counting++;
		}
		final boolean numbered = counting == marked + bare;
		if (first(ColumnRole.ENERGY) >= 0) return marked > 1 && !numbered;
		return marked > 1 || bare > 1 && !numbered;
	}

	/** @return whether a title says that it carries an energy, as {@code mu_4985} and {@code 4985 eV} do */
	public boolean areMarked() {
		return Arrays.stream(titles).map(TITLE_WITH_ENERGY::matcher).anyMatch(energy -> energy.matches() && (energy.group(1) != null ||
			energy.group(3) != null));
	}

	/** @return the energy in a column's title, NaN if there is none */
	public double energyIn(final int column, final DecimalMark mark) {
		final Matcher energy = TITLE_WITH_ENERGY.matcher(titles[column]);
		return energy.matches() ? mark.parse(energy.group(2)) : Double.NaN;
	}
}
