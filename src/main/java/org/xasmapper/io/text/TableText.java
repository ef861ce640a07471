package org.xasmapper.io.text;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** A table as CSV text that travels in an image's properties. */
public final class TableText {

	private TableText() {}

	/** @return the table's column names and rows; {@link #parse} is the inverse */
	public static String format(final Table table) {
		final StringBuilder text = new StringBuilder(CsvRow.of(table.names()));
		final List<String> cells = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			cells.clear();
			for (final String name : table.names()) cells.add(table.column(name).get(row));
			text.append(CsvRow.of(cells));
		}
		return text.toString();
	}

	/**
	 * @return the table that {@link #format} wrote
	 * @throws XasException if the text is no such table
	 */
	public static Table parse(final String text) {
		final List<String[]> records = records(text);
		if (records.isEmpty()) throw damaged("it is empty");
		final String[] names = records.remove(0);
		Table table = Table.empty(records.size());
		for (int column = 0; column < names.length; column++) {
			if (table.has(names[column])) throw damaged("two columns are called \"" + TextTable.shortened(names[column]) + "\"");
			table = table.with(names[column], cells(records, column, names.length));
		}
		return table;
	}

	private static List<String[]> records(final String text) {
		final List<String[]> records = new ArrayList<>();
		final StringBuilder record = new StringBuilder();
		for (final String line : text.split("\n")) {
			record.append(record.isEmpty() ? "" : "\n").append(line);
			if (record.indexOf("\"") >= 0 && Separator.opensQuote(record)) continue;
			if (!record.isEmpty()) records.add(Separator.COMMA.split(record.toString()));
			record.setLength(0);
		}
		if (!record.isEmpty()) throw damaged("a quotation mark is opened and not closed");
		return records;
	}

	private static List<String> cells(final List<String[]> records, final int column, final int columns) {
		final List<String> cells = new ArrayList<>(records.size());
		for (final String[] record : records) {
			if (record.length != columns) throw damaged("a row has " + record.length + " cells where there are " + columns + " columns");
			cells.add(record[column]);
		}
		return cells;
	}

	private static XasException damaged(final String fault) {
		return new XasException("The table of spectra in the stack's properties (xas.table) is damaged: " + fault +
			". Open the spectra again, or delete that property in Image > Properties.");
	}
}
