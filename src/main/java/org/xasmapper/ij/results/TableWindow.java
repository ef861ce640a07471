package org.xasmapper.ij.results;

import ij.IJ;
import ij.measure.ResultsTable;
import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** Shows a table in a window of ImageJ's, where there is somebody to see it. */
final class TableWindow {

	/** A window of more rows would need gigabytes, and nobody reads it. */
	private static final int MOST_ROWS = 1_000_000;

	private TableWindow() {}

	static void show(final String title, final Table table) {
		if (IJ.getInstance() == null) return;
		if (table.rows() > MOST_ROWS) {
			IJ.log(String.format(Locale.ROOT, "\"%s\" is not shown, since it has %,d rows, more than a window is good for. With an " +
				"output folder it is written as CSV.", title, table.rows()));
			return;
		}
		final ResultsTable results = new ResultsTable(table.rows());
		for (final String name : table.names()) fill(results, name, table);
		results.show(title);
	}

	/** Columns without words become numbers, which ImageJ can sort and plot. */
	private static void fill(final ResultsTable results, final String name, final Table table) {
		try {
			final double[] numbers = table.numbers(name);
			for (int row = 0; row < numbers.length; row++) results.setValue(name, row, numbers[row]);
		}
		catch (final XasException words) {
			final List<String> cells = table.column(name);
			for (int row = 0; row < cells.size(); row++) results.setValue(name, row, cells.get(row));
		}
	}
}
