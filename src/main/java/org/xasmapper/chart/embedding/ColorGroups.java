package org.xasmapper.chart.embedding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Points sorted into groups by the text of a column.
 *
 * @param names of the groups, numbers rising before words in the order of the alphabet
 * @param of {@code [points]}, number of the group, {@link #NONE} where nothing is known, {@link #OTHERS} for small groups
 *          beyond the most that a legend has room for
 * @param others how many groups those are
 */
record ColorGroups(List<String> names, int[] of, int others) {

	static final int NONE = -1;
	static final int OTHERS = -2;

	/** Three columns of a legend; nobody tells more colours apart, and hardly these. */
	private static final int MOST = 72;

	static ColorGroups of(final List<String> cells) {
		final Map<String, Group> byCell = new HashMap<>();
		final Map<String, Group> byName = new HashMap<>();
		for (final String cell : cells) byCell.computeIfAbsent(cell, unseen -> group(byName, cell)).count++;
		final List<String> names = byName.keySet().stream().sorted(Comparator.<String> comparingInt(name -> -byName.get(name).count)
			.thenComparing(Comparator.naturalOrder())).limit(MOST).sorted(ColorGroups::compare).toList();
		for (int g = 0; g < names.size(); g++) byName.get(names.get(g)).number = g;
		final int[] of = new int[cells.size()];
		Arrays.setAll(of, i -> byCell.get(cells.get(i)).number);
		return new ColorGroups(names, of, byName.size() - names.size());
	}

	/** What a cell says, found once for all points with the same one. */
	private static final class Group {

		private int number;
		private int count;

		Group(final int number) {
			this.number = number;
		}
	}

	private static Group group(final Map<String, Group> byName, final String cell) {
		return isNone(cell) ? new Group(NONE) : byName.computeIfAbsent(cell.trim(), name -> new Group(OTHERS));
	}

	/** @return whether a cell says that nothing is known, as {@link org.xasmapper.spectrum.Table#numbers} has it */
	static boolean isNone(final String cell) {
		final String word = cell.trim().toLowerCase(Locale.ROOT);
		return word.isEmpty() || word.equals("none") || word.equals("nan");
	}

	/** @return number of points in a group */
	long count(final int group) {
		return Arrays.stream(of).filter(g -> g == group).count();
	}

	int[] members(final int group) {
		return IntStream.range(0, of.length).filter(i -> of[i] == group).toArray();
	}

	private static int compare(final String a, final String b) {
		final double difference = number(a) - number(b);
		if (Double.isNaN(difference)) return Double.isNaN(number(a)) == Double.isNaN(number(b)) ? a.compareTo(b) : Double.isNaN(
			number(a)) ? 1 : -1;
		return difference == 0 ? a.compareTo(b) : difference < 0 ? -1 : 1;
	}

	private static double number(final String name) {
		try {
			return Double.parseDouble(name);
		}
		catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}
}
