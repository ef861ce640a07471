package org.xasmapper.io.text;

import java.util.regex.Pattern;

/** How numbers are written: the character between the digits before and after the decimal point, and between thousands. */
enum DecimalMark {

	POINT('.', '\0'), COMMA(',', '\0'), POINT_WITH_THOUSANDS('.', ','), COMMA_WITH_THOUSANDS(',', '.');

	private static final Pattern COMMA_NUMBER = Pattern.compile("[-+]?\\d+,\\d+([eEdD][-+]?\\d+)?");
	private static final Pattern POINT_NUMBER = Pattern.compile("[-+]?\\d*\\.\\d+([eEdD][-+]?\\d+)?");
	private static final Pattern GROUPED_POINT_NUMBER = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+\\.\\d*");
	private static final Pattern GROUPED_COMMA_NUMBER = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{3})+,\\d*");
	private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}([.,]\\d{3})+([.,]\\d*)?");
	private static final Pattern FORTRAN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)[dD][-+]?\\d+");
	private static final int LONGEST_NUMBER = 400;

	private final char point;
	private final char thousands;

	DecimalMark(final char point, final char thousands) {
		this.point = point;
		this.thousands = thousands;
	}

	/** @return how the numbers among the cells are written; with points if nothing speaks against it */
	static DecimalMark of(final Iterable<String[]> rows) {
		boolean commas = false;
		boolean points = false;
		for (final String[] row : rows) {
			for (final String cell : row) {
				if (cell.indexOf(',') < 0) {
					points = points || POINT_NUMBER.matcher(cell).matches();
					continue;
				}
				if (GROUPED_POINT_NUMBER.matcher(cell).matches()) return POINT_WITH_THOUSANDS;
				if (GROUPED_COMMA_NUMBER.matcher(cell).matches()) return COMMA_WITH_THOUSANDS;
				commas = commas || COMMA_NUMBER.matcher(cell).matches();
			}
		}
		return commas && !points ? COMMA : POINT;
	}

	boolean isComma() {
		return point == ',';
	}

	boolean hasThousands() {
		return thousands != '\0';
	}

	/** @return whether a cell holds no value: empty, "nan", "none", "NA" or "#N/A" */
	static boolean isMissing(final String cell) {
		return switch (cell.length()) {
			case 0 -> true;
			case 1 -> cell.equals("-");
			case 2 -> cell.equalsIgnoreCase("na") || cell.equals("--");
			case 3 -> cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("n/a") || cell.equalsIgnoreCase("#na");
			case 4 -> cell.equalsIgnoreCase("none") || cell.equalsIgnoreCase("null") || cell.equalsIgnoreCase("#n/a");
			default -> false;
		};
	}

	/** @return whether it is a number but for its decimal point, which is a comma */
	static boolean hasDecimalComma(final String cell) {
		return cell.length() < LONGEST_NUMBER && COMMA_NUMBER.matcher(cell).matches();
	}

	/**
	 * @return the number, infinite if it is too large for a double; also of {@code 1.0D-01}, as Fortran writes it
	 * @throws NumberFormatException if the cell is not a plain number
	 */
	double parse(final String cell) {
		final String text = this == POINT ? cell : pointed(cell);
		final int length = text.length();
		// Java also takes "1d", "2f", "0x1p3", "NaN" and "Infinity" for numbers; no measurement writes them on purpose.
		final char last = length == 0 ? ' ' : text.charAt(length - 1);
		if (last != '.' && (last < '0' || last > '9') || length > LONGEST_NUMBER) throw new NumberFormatException();
		if (length > 2 && (isHexMark(text.charAt(1)) || isHexMark(text.charAt(2)))) throw new NumberFormatException();
		try {
			return Double.parseDouble(text);
		}
		catch (final NumberFormatException e) {
			final String plain = text.replace('\u2212', '-');
			return Double.parseDouble(FORTRAN.matcher(plain).matches() ? plain.replaceFirst("[dD]", "E") : plain);
		}
	}

	/** @return the number with a decimal point and nothing between thousands; what is no such number as it stands */
	private String pointed(final String cell) {
		if (thousands == '\0') return cell.replace(point, '.');
		if (cell.indexOf(thousands) < 0) return cell.replace(point, '.');
		return GROUPED.matcher(cell).matches() ? cell.replace(String.valueOf(thousands), "").replace(point, '.') : cell;
	}

	private static boolean isHexMark(final char c) {
		return c == 'x' || c == 'X';
	}

	boolean isNumber(final String cell) {
		if (cell.isEmpty() || cell.charAt(0) > '9' && cell.charAt(0) != '\u2212') return false;
		try {
			parse(cell);
			return true;
		}
		catch (final NumberFormatException e) {
			return false;
		}
	}
}
