package org.xasmapper.rankaae.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.xasmapper.spectrum.XasException;

/**
 * Rows of a database for training, for choosing when to stop and calibrating, and for judging. All rows of a group,
 * such as a parent material, are in the same part.
 */
record Split(int[] training, int[] validation, int[] test) {

	private static final int FEWEST_GROUPS = 10;

	/** Of the rows, for training, validation and test. */
	private static final double[] SHARES = { 0.70, 0.15, 0.15 };

	/**
	 * Deals the groups out at random, each to the part that has least of its share of the rows: 70 % training, 15 %
	 * validation, 15 % test. Similar groups are dealt out one after the other, so that all parts hold some of each kind.
	 *
	 * @param groups name of each row's group
	 * @param column what the groups are called, for messages
	 * @param kinds columns of numbers, the most important first; groups are similar where the means of these are
	 * @throws XasException if there are fewer than ten groups, or a group has no name
	 */
	static Split byGroup(final List<String> groups, final String column, final List<double[]> kinds, final long seed) {
		final List<List<Integer>> shuffled = new ArrayList<>(rows(groups, column).values());
		Collections.shuffle(shuffled, new Random(seed));
		Comparator<List<Integer>> similarity = (one, other) -> 0;
		for (final double[] kind : kinds) similarity = similarity.thenComparingLong(rows -> Math.round(mean(kind, rows)));
		shuffled.sort(similarity);
		final List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		shuffled.forEach(group -> parts.get(emptiest(parts)).addAll(group));
		return new Split(sorted(parts.get(0)), sorted(parts.get(1)), sorted(parts.get(2)));
	}

	private static Map<String, List<Integer>> rows(final List<String> groups, final String column) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		for (int row = 0; row < groups.size(); row++) {
			if (groups.get(row).isBlank()) {
				throw new XasException("Column \"" + column + "\", row " + (row + 1) +
					" is empty. The database is split by it, so every row needs a value.");
			}
			rows.computeIfAbsent(groups.get(row), name -> new ArrayList<>()).add(row);
		}
		if (rows.size() >= FEWEST_GROUPS) return rows;
		throw new XasException("Column \"" + column + "\" has only " + rows.size() + " different values. Training, " +
			"validation and test must not share any, which takes at least " + FEWEST_GROUPS + ". Split by another column.");
	}

	/** @return mean over the rows where it is known, 0 where it is nowhere */
	private static double mean(final double[] values, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> values[row]).filter(Double::isFinite).average().orElse(0);
	}

	/** @return the part that has the smallest fraction of its share */
	private static int emptiest(final List<List<Integer>> parts) {
		int emptiest = 0;
		for (int p = 1; p < SHARES.length; p++) {
			if (parts.get(p).size() / SHARES[p] < parts.get(emptiest).size() / SHARES[emptiest]) emptiest = p;
		}
		return emptiest;
	}

	private static int[] sorted(final List<Integer> rows) {
		return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
	}
}
