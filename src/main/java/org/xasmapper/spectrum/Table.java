package org.xasmapper.spectrum;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named columns of text or numbers, one row per spectrum: names, compositions, descriptors, positions. Immutable; arrays of
 * numbers are shared with whoever gave them.
 */
public final class Table {

	private final int rows;
	private final Map<String, CompactColumn> columns;

	private Table(final int rows, final Map<String, CompactColumn> columns) {
		this.rows = rows;
		this.columns = columns;
	}

	/** @return a table of {@code rows} rows and no column */
	public static Table empty(final int rows) {
		return new Table(rows, Collections.emptyMap());
	}

	/**
	 * @return this table with one more column, or with that column replaced
	 * @throws XasException if the number of values is not the number of rows
	 */
	public Table with(final String name, final List<String> values) {
		return withColumn(name, values instanceof CompactColumn ? (CompactColumn) values : TextColumn.of(values));
	}

	/** The same with numbers, which are written without decimals. */
	public Table with(final String name, final int[] values) {
		return withColumn(name, NumberColumn.of(values));
	}

	/** The same with numbers, which are written with the digits that a {@code float} has. */
	public Table with(final String name, final float[] values) {
		return withColumn(name, NumberColumn.of(values));
	}

	/** The same with numbers, which are written with the digits that a {@code double} has. */
	public Table with(final String name, final double[] values) {
		return withColumn(name, NumberColumn.of(values));
	}

	/**
	 * The same with few different words.
	 *
	 * @param numbers {@code [rows]}, of each row's word, negative = "none"
	 */
	public Table with(final String name, final List<String> words, final int[] numbers) {
		return withColumn(name, new WordColumn(List.copyOf(words), numbers));
	}

	private Table withColumn(final String name, final CompactColumn values) {
		if (values.size() != rows) {
			throw new XasException("Column \"" + name + "\" has " + values.size() + " values, but the table has " +
				rows + " rows.");
		}
		final Map<String, CompactColumn> more = new LinkedHashMap<>(columns);
		more.put(name, values);
		return new Table(rows, more);
	}

	/** @return all columns of both; of one name the other's */
	public Table and(final Table other) {
		Table joined = this;
		for (final String name : other.names()) joined = joined.withColumn(name, other.columns.get(name));
		return joined;
	}

	public int rows() {
		return rows;
	}

	/** @return column names in order */
	public List<String> names() {
		return List.copyOf(columns.keySet());
	}

	public boolean has(final String name) {
		return columns.containsKey(name);
	}

	/** @throws XasException naming the columns that exist, if there is none of this name */
	public List<String> column(final String name) {
		return compact(name);
	}

	private CompactColumn compact(final String name) {
		final CompactColumn column = columns.get(name);
		if (column != null) return column;
		throw new XasException("There is no column \"" + name + "\". " + (columns.isEmpty() ? "The table has no columns."
			: "There are: " + String.join(", ", columns.keySet()) + "."));
	}

	/**
	 * @return the column's numbers, NaN where a cell is empty, "nan" or "none"
	 * @throws XasException naming the row of a cell that is neither
	 */
	public double[] numbers(final String name) {
		return compact(name).numbers((row, cell) -> number(name, row, cell.trim()));
	}

	private static double number(final String name, final int row, final String cell) {
		if (cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("none")) return Double.NaN;
		try {
			return Double.parseDouble(cell);
		}
		catch (final NumberFormatException e) {
			throw new XasException("Column \"" + name + "\", row " + (row + 1) + ": \"" + cell + "\" is not a number.", e);
		}
	}

	/** @return the given rows in the given order */
	public Table select(final int... selected) {
		final Map<String, CompactColumn> chosen = new LinkedHashMap<>();
		columns.forEach((name, values) -> chosen.put(name, values.select(selected)));
		return new Table(selected.length, chosen);
	}
}
