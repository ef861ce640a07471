package org.xasmapper.io;

import org.xasmapper.io.text.ColumnTitles;
import org.xasmapper.io.text.TextTable;

/**
 * A spectrum of a table of columns: a column as it stands, or made of two columns of counters.
 *
 * @param name of the spectrum
 * @param column that holds it, or the counter above the line
 * @param divisor the counter below the line, -1 if there is none
 * @param logarithm whether it is the logarithm of the quotient
 */
record SpectrumColumn(String name, int column, int divisor, boolean logarithm) {

	static SpectrumColumn plain(final ColumnTitles titles, final int column) {
		return new SpectrumColumn(titles.title(column), column, -1, false);
	}

	/** @return {@code ln(I0/It)} */
	static SpectrumColumn transmission(final ColumnTitles titles, final int i0, final int transmitted) {
		return new SpectrumColumn("ln(" + titles.title(i0) + "/" + titles.title(transmitted) + ")", i0, transmitted, true);
	}

	/** @return {@code If/I0} */
	static SpectrumColumn yield(final ColumnTitles titles, final int yield, final int i0) {
		return new SpectrumColumn(titles.title(yield) + "/" + titles.title(i0), yield, i0, false);
	}

	boolean isCalculated() {
		return divisor >= 0;
	}

	boolean uses(final int used) {
		return used == column || used == divisor;
	}

	/** @return the value in the table's current row, NaN if a cell is empty or the quotient is not that of intensities */
	double value(final TextTable table, final String[] row) {
		final double above = table.number(row[column], column);
		if (divisor < 0) return above;
		final double below = table.number(row[divisor], divisor);
		if (!(below > 0) || logarithm && !(above > 0)) return Double.NaN;
		return logarithm ? Math.log(above / below) : above / below;
	}
}
