package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/**
 * The mean spectrum of every label in a column of a spectral database, as a simulated basis.
 *
 * @param means one spectrum per label, named by it, numbers before text and both in rising order; column
 *          {@code count} holds how many spectra went in, the database's columns of numbers their means over these
 * @param leftOut labels with too few spectra, and how many each has; "" stands for spectra without a label
 */
public record LabelMeans(Spectra means, Map<String, Integer> leftOut) {

	/**
	 * @param database finite spectra
	 * @param column name of the column of labels
	 * @param fewest a label with fewer spectra is left out
	 * @throws XasException if there is no such column, no label has enough spectra or a value is not finite
	 */
	public static LabelMeans of(final Spectra database, final String column, final int fewest) {
		Finite.require(database, "database");
		final Map<String, List<Integer>> members = members(database.table().column(column));
		final Map<String, Integer> leftOut = new LinkedHashMap<>();
		members.forEach((label, rows) -> {
			if (label.isEmpty() || rows.size() < fewest) leftOut.put(label, rows.size());
		});
		members.keySet().removeAll(leftOut.keySet());
		if (members.isEmpty()) {
			throw new XasException("No label in column \"" + column + "\" has " + fewest +
				" spectra or more; they have " + leftOut + ". Ask for fewer, or choose another column.");
		}
		return new LabelMeans(means(database, members), leftOut);
	}

	private static Map<String, List<Integer>> members(final List<String> labels) {
		final Map<String, List<Integer>> members = new TreeMap<>(Comparator.comparingDouble(LabelMeans::number)
			.thenComparing(Comparator.naturalOrder()));
		for (int i = 0; i < labels.size(); i++) {
			members.computeIfAbsent(labels.get(i).trim(), label -> new ArrayList<>()).add(i);
		}
		return members;
	}

	/** @return the label's value if it is a number, else NaN, which sorts last */
	private static double number(final String label) {
		try {
			return Double.parseDouble(label);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static List<int[]> rows(final Map<String, List<Integer>> members) {
		return members.values().stream().map(rows -> rows.stream().mapToInt(row -> row).toArray()).toList();
	}

	private static Spectra means(final Spectra database, final Map<String, List<Integer>> members) {
		final int m = database.energies().size();
		final float[] values = new float[members.size() * m];
		int label = 0;
		for (final List<Integer> rows : members.values()) {
			for (int k = 0; k < m; k++) {
				double sum = 0;
				for (final int row : rows) sum += database.value(row, k);
				values[label * m + k] = (float) (sum / rows.size());
			}
			label++;
		}
		final List<String> counts = members.values().stream().map(rows -> String.valueOf(rows.size())).toList();
		return new Spectra(database.energies(), values, MemberMeans.of(database.table(), rows(members)).with(Spectra.NAME, List
			.copyOf(members.keySet())).with("count", counts));
	}
}
