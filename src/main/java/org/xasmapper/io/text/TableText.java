package org.xasmapper.io.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.TextColumn;
import org.xasmapper.spectrum.XasException;

/** A table as CSV text that travels in an image's properties. */
public final class TableText {

	private static final Pattern LINE_BREAK = Pattern.compile("\n");

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
		final Iterator<String> lines = LINE_BREAK.splitAsStream(text).iterator();
		final String[] names = next(lines);
		if (names == null) throw damaged("it is empty");
		final List<TextColumn.Builder> columns = Stream.generate(TextColumn.Builder::new).limit(names.length).toList();
		int rows = 0;
		for (String[] cells = next(lines); cells != null; cells = next(lines), rows++) {
			if (cells.length != names.length) {
				throw damaged("a row has " + cells.length + " cells where there are " + names.length + " columns");
			}
			for (int c = 0; c < cells.length; c++) columns.get(c).add(cells[c]);
		}
		Table table = Table.empty(rows);
		for (int c = 0; c < names.length; c++) {
			if (table.has(names[c])) throw damaged("two columns are called \"" + TextTable.shortened(names[c]) + "\"");
			table = table.with(names[c], columns.get(c).build());
		}
		return table;
	}

	/** @return the cells of the next record, in which quotes may go over several lines; null at the end */
	private static String[] next(final Iterator<String> lines) {
		final StringBuilder record = new StringBuilder();
		while (lines.hasNext()) {
			record.append(lines.next());
			final boolean open = record.indexOf("\"") >= 0 && Separator.opensQuote(record);
			if (!open && !record.isEmpty()) return Separator.COMMA.split(record.toString());
			if (open) record.append('\n');
		}
		if (!record.isEmpty()) throw damaged("a quotation mark is opened and not closed");
		return null;
	}

	private static XasException damaged(final String fault) {
		return new XasException("The table of spectra in the stack's properties (xas.table) is damaged: " + fault +
			". Open the spectra again, or delete that property in Image > Properties.");
	}
}
