package org.xasmapper.rankaae.train;

import java.util.ArrayList;
import java.util.Collections;
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

	/** Of the rows, for training, validation and test. */
	private static final double[] SHARES = { 0.70, 0.15, 0.15 };

	/**
	 * Deals the groups out at random, each to the part that lacks most rows of its share: 70 % training, 15 % validation,
	 * 15 % test.
	 *
	 * @param groups name of each row's group
	 * @param column what the groups are called, for the message
	 * @throws XasException if there are fewer than ten groups, or a group has no name
	 */
	static Split byGroup(final List<String> groups, final String column, final long seed) {
		final Map<String, List<Integer>> rows = new LinkedHashMap<>();
		for (int row = 0; row < groups.size(); row++) {
			if (groups.get(row).isBlank()) throw new XasException("Column \"" + column + "\", row " + (row + 1) +
				" is empty. The database is split by it, so every row needs a value.");
			rows.computeIfAbsent(groups.get(row), name -> new ArrayList<>()).add(row);
		}
		if (rows.size() < 10) {
			throw new XasException("Column \"" + column + "\" has only " + rows.size() + " different values. Training, " +
				"validation and test must not share any, which takes at least 10. Split by another column.");
		}
		final List<List<Integer>> shuffled = new ArrayList<>(rows.values());
		Collections.shuffle(shuffled, new Random(seed));
		final List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
		shuffled.forEach(group -> parts.get(neediest(parts, groups.size())).addAll(group));
		return new Split(sorted(parts.get(0)), sorted(parts.get(1)), sorted(parts.get(2)));
	}

	private static int neediest(final List<List<Integer>> parts, final int total) {
		int neediest = 0;
		for (int p = 1; p < SHARES.length; p++) {
			if (lack(parts, p, total) > lack(parts, neediest, total)) neediest = p;
		}
		return neediest;
	}

	private static double lack(final List<List<Integer>> parts, final int part, final int total) {
		return SHARES[part] * total - parts.get(part).size();
	}

	private static int[] sorted(final List<Integer> rows) {
		return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
	}
}
