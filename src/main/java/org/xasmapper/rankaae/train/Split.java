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

	private static final double TRAINING_SHARE = 0.70;
	private static final double VALIDATION_SHARE = 0.15;

	/**
	 * Gives 70 % of the groups to training and 15 % each to validation and test, at random.
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
		final int first = (int) Math.round(TRAINING_SHARE * shuffled.size());
		final int second = first + (int) Math.round(VALIDATION_SHARE * shuffled.size());
		return new Split(rows(shuffled.subList(0, first)), rows(shuffled.subList(first, second)), rows(shuffled.subList(
			second, shuffled.size())));
	}

	private static int[] rows(final List<List<Integer>> groups) {
		return groups.stream().flatMap(List::stream).mapToInt(Integer::intValue).sorted().toArray();
	}
}
