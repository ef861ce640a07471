package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
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
		final List<List<Integer>> parts = deal(rows(groups, column), kinds, SHARES, seed);
		return new Split(sorted(parts.get(0)), sorted(parts.get(1)), sorted(parts.get(2)));
	}

	/**
	 * Leaves out each of several parts of the training rows in turn, so that every one of them is once not trained on. The
	 * parts are dealt out as in {@link #byGroup}.
	 *
	 * @param count number of parts
	 * @return splits whose test rows are the part that is left out, and whose validation rows are those of this split
	 */
	List<Split> leavingOut(final int count, final List<String> groups, final List<double[]> kinds, final long seed) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		for (final int row : training) rows.computeIfAbsent(groups.get(row), name -> new ArrayList<>()).add(row);
		final double[] shares = new double[count];
		Arrays.fill(shares, 1.0 / count);
		return deal(rows, kinds, shares, seed).stream().filter(part -> !part.isEmpty()).map(this::without).toList();
	}

	private Split without(final List<Integer> part) {
		final Set<Integer> left = new HashSet<>(part);
		return new Split(IntStream.of(training).filter(row -> !left.contains(row)).toArray(), validation, sorted(part));
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

	/** @return rows of each part */
	private static List<List<Integer>> deal(final Map<String, List<Integer>> groups, final List<double[]> kinds,
		final double[] shares, final long seed)
	{
		final List<List<Integer>> shuffled = new ArrayList<>(groups.values());
		Collections.shuffle(shuffled, new Random(seed));
		Comparator<List<Integer>> similarity = (one, other) -> 0;
		for (final double[] kind : kinds) similarity = similarity.thenComparingLong(rows -> Math.round(mean(kind, rows)));
		shuffled.sort(similarity);
		final List<List<Integer>> parts = new ArrayList<>();
		for (int p = 0; p < shares.length; p++) parts.add(new ArrayList<>());
		shuffled.forEach(group -> parts.get(emptiest(parts, shares)).addAll(group));
		return parts;
	}

	/** @return mean over the rows where it is known, 0 where it is nowhere */
	private static double mean(final double[] values, final List<Integer> rows) {
		return rows.stream().mapToDouble(row -> values[row]).filter(Double::isFinite).average().orElse(0);
	}

	/** @return the part that has the smallest fraction of its share */
	private static int emptiest(final List<List<Integer>> parts, final double[] shares) {
		int emptiest = 0;
		for (int p = 1; p < shares.length; p++) {
			if (parts.get(p).size() / shares[p] < parts.get(emptiest).size() / shares[emptiest]) emptiest = p;
		}
		return emptiest;
	}

	private static int[] sorted(final List<Integer> rows) {
		return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
	}
}
