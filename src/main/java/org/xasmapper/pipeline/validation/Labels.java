package org.xasmapper.pipeline.validation;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.ModelCard;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What a table tells of spectra, by the names of its columns in upper or lower case. */
final class Labels {

	private final Table table;
	private final List<Descriptor> descriptors;
	/** For each descriptor the table's name of its column; null where it has none. */
	private final List<String> columns = new ArrayList<>();
	private final List<String> notes = new ArrayList<>();

	private Labels(final Table table, final List<Descriptor> descriptors) {
		this.table = table;
		this.descriptors = descriptors;
	}

	/**
	 * @param source name of the table, for messages
	 * @throws XasException if it has no column for any descriptor of the model
	 */
	static Labels in(final Table table, final String source, final ModelCard card) {
		final Labels labels = new Labels(table, card.descriptors());
		final List<String> missing = new ArrayList<>();
		for (final Descriptor descriptor : card.descriptors()) {
			final String column = labels.column(descriptor.name());
			labels.columns.add(column);
			if (column == null) missing.add(descriptor.name());
		}
		if (missing.size() == card.descriptors().size()) {
			throw new XasException(source + " has no column of what the model predicts (" + String.join(", ", missing) + "). Its columns " +
				"are: " + String.join(", ", table.names()) + ".");
		}
		if (!missing.isEmpty()) {
			labels.notes.add(source + " has no column " + String.join(", ", missing) + "; nothing is said of it.");
		}
		return labels;
	}

	/** @return sentences on what the table does not tell */
	List<String> notes() {
		return notes;
	}

	boolean has(final String name) {
		return column(name) != null;
	}

	/** @return the cell of a column, without blanks around it; empty if there is none of this name */
	String text(final String name, final int row) {
		final String column = column(name);
		return column == null ? "" : table.column(column).get(row).strip();
	}

	/** @return {@code [descriptors]}, NaN where unknown or no number */
	double[] of(final int row) {
		final double[] values = new double[columns.size()];
		for (int d = 0; d < values.length; d++) values[d] = number(cell(d, row));
		return values;
	}

	/** @return what a row does not tell, as a phrase such as {@code CN is missing, OS is "4+", which is no number}; else empty */
	String gaps(final int row) {
		final List<String> gaps = new ArrayList<>();
		for (int d = 0; d < columns.size(); d++) {
			if (columns.get(d) == null || Double.isFinite(number(cell(d, row)))) continue;
			final String name = descriptors.get(d).name();
			gaps.add(isMissing(cell(d, row)) ? name + " is missing" : name + " is \"" + cell(d, row) + "\", which is no number");
		}
		return String.join(", ", gaps);
	}

	private String cell(final int descriptor, final int row) {
		return columns.get(descriptor) == null ? "" : table.column(columns.get(descriptor)).get(row).strip();
	}

	private static boolean isMissing(final String cell) {
		return cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("none");
	}

	/** @return the number in a cell, with a decimal point or comma; NaN where the cell is empty or no finite number */
	static double number(final String cell) {
		try {
			final double number = isMissing(cell) ? Double.NaN : Double.parseDouble(cell.replace(',', '.'));
			return Double.isFinite(number) ? number : Double.NaN;
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	/** @return the table's own name of a column, exact first; null if there is none */
	private String column(final String name) {
		if (table.has(name)) return name;
		return table.names().stream().filter(column -> column.equalsIgnoreCase(name)).findFirst().orElse(null);
	}
}
