package org.xasmapper.io;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.xasmapper.spectrum.Table;

/** A table as CSV text, for a file of its own or for travelling in an image's properties. */
public final class TableText {

	private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

	private TableText() {}

	/** @return the table's column names and rows; {@link #parse} is the inverse */
	public static String format(final Table table) {
		final StringBuilder text = new StringBuilder();
		try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
			printer.printRecord(table.names());
			for (int row = 0; row < table.rows(); row++) {
				for (final String name : table.names()) printer.print(table.column(name).get(row));
				printer.println();
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return text.toString();
	}

	/** @return the table that {@link #format} wrote */
	public static Table parse(final String text) {
		try (CSVParser parser = CSV.parse(new StringReader(text))) {
			final List<CSVRecord> records = parser.getRecords();
			Table table = Table.empty(records.size() - 1);
			for (int column = 0; column < records.get(0).size(); column++) {
				table = table.with(records.get(0).get(column), cells(records, column));
			}
			return table;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> cells(final List<CSVRecord> records, final int column) {
		final List<String> cells = new ArrayList<>(records.size() - 1);
		for (final CSVRecord record : records.subList(1, records.size())) cells.add(record.get(column));
		return cells;
	}
}
