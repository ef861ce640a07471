package org.xasmapper.io;

/** The character between the digits before and after the decimal point. */
enum DecimalMark {

	POINT, COMMA;

	/** @return whether a cell holds no value: empty, "nan" or "none" */
	static boolean isMissing(final String cell) {
		return cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("none");
	}

	/** @throws NumberFormatException if the cell is not a plain finite number */
	double parse(final String cell) {
		final String text = this == COMMA ? cell.replace(',', '.') : cell;
		// Java also takes "1d", "2f", "NaN" and "Infinity" for numbers; no measurement writes them on purpose.
		final char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
		if (last != '.' && !Character.isDigit(last)) throw new NumberFormatException(cell);
		return Double.parseDouble(text);
	}

	boolean isNumber(final String cell) {
		try {
			parse(cell);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}
}
