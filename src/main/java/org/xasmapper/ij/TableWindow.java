package org.xasmapper.ij;

import ij.IJ;
import ij.measure.ResultsTable;
import java.util.List;
import org.xasmapper.spectrum.Table;

/** Shows a table in a window of ImageJ's, where there is somebody to see it. */
final class TableWindow {

	private TableWindow() {}

	static void show(final String title, final Table table) {
		if (IJ.getInstance() == null) return;
		final ResultsTable results = new ResultsTable(table.rows());
		for (final String name : table.names()) {
			final List<String> cells = table.column(name);
			for (int row = 0; row < table.rows(); row++) results.setValue(name, row, cells.get(row));
		}
		results.show(title);
	}
}
