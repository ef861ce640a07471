package org.xasmapper.embed.neighbors;

import java.util.Arrays;

/**
 * Rows by the group that they belong to: those of group g are {@code rows[starts[g]]} to {@code rows[starts[g + 1] - 1]},
 * in increasing order.
 *
 * @param rows all rows, a group after the other
 * @param starts {@code [groups + 1]}
 */
public record PointGroups(int[] rows, int[] starts) {

	/** @param groupOf the group of each row, 0 to {@code groups - 1} */
	public static PointGroups of(final int[] groupOf, final int groups) {
		final int[] starts = new int[groups + 1];
		for (final int group : groupOf) starts[group + 1]++;
		Arrays.parallelPrefix(starts, Integer::sum);
		final int[] rows = new int[groupOf.length];
		final int[] next = starts.clone();
		for (int row = 0; row < rows.length; row++) rows[next[groupOf[row]]++] = row;
		return new PointGroups(rows, starts);
	}

	public int count() {
		return starts.length - 1;
	}

	public int start(final int group) {
		return starts[group];
	}

	public int end(final int group) {
		return starts[group + 1];
	}

	int size(final int group) {
		return end(group) - start(group);
	}
}
