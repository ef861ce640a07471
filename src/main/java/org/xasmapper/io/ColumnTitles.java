package org.xasmapper.io;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a table's columns, from its first line or, in Athena and XDI files, from its comments: labels such
 * as {@code Column.1: energy eV}, else the names in the last comment line.
 */
final class ColumnTitles {

	private static final Pattern XDI_LABEL = Pattern.compile("Column\\.(\\d+):\\s*(.+)", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENERGY_TITLE = Pattern.compile(
		"(?:(?:photon|mono)?[ _]?energ(?:y|ies|ie)|e|k?ev)(?:[ _]?[(\\[]?k?ev[)\\]]?)?");
	private static final Pattern TITLE_WITH_ENERGY = Pattern.compile(
		"(?:(?:mu|xmu|norm|ene|energy|e)_)?(\\d+(?:[.,]\\d+)?)\\s*(?:k?ev)?", Pattern.CASE_INSENSITIVE);

	private final String[] titles;

	private ColumnTitles(final String[] titles) {
		this.titles = titles;
	}

	static ColumnTitles of(final TextTable table) {
		if (table.header() != null) return new ColumnTitles(table.header());
		final String[] titles = inLastComment(table);
		for (final String comment : table.comments()) {
			final Matcher label = XDI_LABEL.matcher(comment);
			if (!label.matches()) continue;
			final int column = Integer.parseInt(label.group(1)) - 1;
			if (column >= 0 && column < titles.length) titles[column] = label.group(2);
		}
		return new ColumnTitles(titles);
	}

	/** @return the words of the last comment line if they are as many as the columns, else {@code column 1} … */
	private static String[] inLastComment(final TextTable table) {
		final List<String> comments = table.comments();
		if (!comments.isEmpty()) {
			final String[] words = comments.get(comments.size() - 1).replace("\"", "").trim().split("[\\s,;]+");
			if (words.length == table.columns()) return words;
		}
		final String[] numbers = new String[table.columns()];
		Arrays.setAll(numbers, i -> "column " + (i + 1));
		return numbers;
	}

	String title(final int column) {
		return titles[column];
	}

	int size() {
		return titles.length;
	}

	/** @return the first column that is called energy, or -1 */
	int energyColumn() {
		for (int c = 0; c < titles.length; c++) {
			if (isEnergy(titles[c])) return c;
		}
		return -1;
	}

	/**
	 * @return whether a row is a spectrum, because the titles carry energies, as in {@code 4985.2},
	 *         {@code mu_4985.20} or {@code ENE_4985.2000}; otherwise a column is
	 */
	boolean carryEnergies() {
		if (isEnergy(titles[0])) return false;
		return Arrays.stream(titles).filter(title -> TITLE_WITH_ENERGY.matcher(title).matches()).limit(2).count() == 2;
	}

	/** @return the energy in a column's title, NaN if there is none */
	double energyIn(final int column, final DecimalMark mark) {
		final Matcher energy = TITLE_WITH_ENERGY.matcher(titles[column]);
		return energy.matches() ? mark.parse(energy.group(1)) : Double.NaN;
	}

	private static boolean isEnergy(final String title) {
		return ENERGY_TITLE.matcher(title.trim().toLowerCase(Locale.ROOT)).matches();
	}
}
