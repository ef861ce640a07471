package org.xasmapper.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.xasmapper.spectrum.Table;

/** Columns of a table that are filled for some rows at a time; what is not filled is empty. */
final class RowColumns {

	private final Map<String, String[]> columns = new LinkedHashMap<>();
	private final int count;

	RowColumns(final int count) {
		this.count = count;
	}

	/** @param cell gives the cell from its place in {@code rows} */
	void put(final String name, final int[] rows, final IntFunction<String> cell) {
		final String[] column = columns.computeIfAbsent(name, any -> empty());
		for (int i = 0; i < rows.length; i++) column[rows[i]] = cell.apply(i);
	}

	/** @param values one per entry of {@code rows}; NaN leaves a cell empty */
	void put(final String name, final int[] rows, final double[] values) {
		put(name, rows, i -> Double.isNaN(values[i]) ? "" : String.format(Locale.ROOT, "%.5g", values[i]));
	}

	Table table() {
		Table table = Table.empty(count);
		for (final Map.Entry<String, String[]> column : columns.entrySet()) {
			table = table.with(column.getKey(), List.of(column.getValue()));
		}
		return table;
	}

	private String[] empty() {
		final String[] column = new String[count];
		Arrays.fill(column, "");
		return column;
	}
}
