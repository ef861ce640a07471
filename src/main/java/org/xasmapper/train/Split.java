package org.xasmapper.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.XasException;

/**
 * Rows of a database for training one encoder, for choosing when to stop and calibrating, and for judging the whole model.
 * All rows of a group, such as a parent material, are in the same part.
 */
record Split(int[] training, int[] validation, int[] test) {

	/** Few groups make parts that lack what others hold. */
	private static final int FEWEST_GROUPS_PER_PART = 2;
	private static final int FEWEST_GROUPS = 10;

	/** Of the rows, for judging. */
	private static final double TEST = 0.15;

	/**
	 * Deals the groups out at random, each to the part that has least of its share of the rows: 15 % are for the test, the others
	 * make equal parts, each of which is left out of training once. Similar groups are dealt out one after the other, so that all
	 * parts hold some of each kind.
	 *
	 * @param groups name of each row's group
	 * @param column what the groups are called, for messages
	 * @param kinds columns of numbers, the most important first; groups are similar where the means of these are
	 * @param parts to leave out in turn
	 * @return for each part a split of which it is the validation; the test rows are the same in all
	 * @throws XasException if there are too few groups, or a group has no name
	 */
	static List<Split> byGroup(final List<String> groups, final String column, final List<double[]> kinds, final int parts,
		final long seed)
	{
		final double[] shares = new double[parts + 1];
		Arrays.fill(shares, (1 - TEST) / parts);
		shares[parts] = TEST;
		final List<List<Integer>> dealt = deal(rows(groups, column, Math.max(FEWEST_GROUPS, FEWEST_GROUPS_PER_PART * parts)), kinds,
			shares, seed);
		return IntStream.range(0, parts).mapToObj(part -> leavingOut(part, dealt)).toList();
	}

	/** @param dealt rows of each part; the last is the test's */
	private static Split leavingOut(final int part, final List<List<Integer>> dealt) {
		final List<Integer> training = new ArrayList<>();
		for (int p = 0; p < dealt.size() - 1; p++) {
			if (p != part) training.addAll(dealt.get(p));
		}
		return new Split(sorted(training), sorted(dealt.get(part)), sorted(dealt.get(dealt.size() - 1)));
	}

	private static Map<String, List<Integer>> rows(final List<String> groups, final String column, final int fewest) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		for (int row = 0; row < groups.size(); row++) {
			if (groups.get(row).isBlank()) {
				throw new XasException("Column \"" + column + "\", row " + (row + 1) +
					" is empty. The database is split by it, so every row needs a value.");
			}
			rows.computeIfAbsent(groups.get(row), name -> new ArrayList<>()).add(row);
		}
		if (rows.size() >= fewest) return rows;
		throw new XasException("Column \"" + column + "\" has only " + rows.size() + " different values. Training, " +
			"validation and test must not share any, which takes at least " + fewest + ". Split by another column" + (fewest > FEWEST_GROUPS
				? " or train fewer encoders." : "."));
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
