package org.xasmapper.embed.layout;

import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Shuffle;
import org.xasmapper.spectrum.SeededStreams;

/**
 * The points of a graph, dealt at random into blocks that meet in pairs: in each round every block meets one other, and after
 * the last round each has met all. The edges between two blocks have their turn when these meet, those within a block in the
 * first round. As no two meetings of a round have a point in common, they can be held at once.
 * <p>
 * The points have new numbers here, those of a block one after the other. Each edge is here once.
 */
final class Tournament {

	/** Fewer points than these in a block and the layout keeps fewer neighbours. */
	private static final int LEAST_POINTS = 512;

	private static final int MOST_BLOCKS = 32;

	private final int[] points;
	private final int blocks;

	/** Edges of meeting m are those from {@code starts[m]} to {@code starts[m + 1] - 1}. */
	private final int[] starts;
	private final int[] heads;
	private final int[] tails;
	private final float[] shares;

	/** @param graph symmetric, of at least two points, no edge from a point to itself */
	Tournament(final FuzzyGraph graph, final long seed) {
		points = Shuffle.of(graph.points(), SeededStreams.of(seed, "blocks of the layout"));
		blocks = Math.max(2, Math.min(MOST_BLOCKS, Integer.highestOneBit(graph.points() / LEAST_POINTS)));
		final int[] numbers = new int[points.length];
		for (int number = 0; number < points.length; number++) numbers[points[number]] = number;
		starts = starts(graph, numbers);
		heads = new int[starts[starts.length - 1]];
		tails = new int[heads.length];
		shares = new float[heads.length];
		deal(graph, numbers);
	}

	private int[] starts(final FuzzyGraph graph, final int[] numbers) {
		final int[] begins = new int[rounds() * meetings() + 1];
		for (int i = 0; i < numbers.length; i++) {
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				if (numbers[i] < numbers[graph.ends()[e]]) begins[meeting(numbers[i], numbers[graph.ends()[e]]) + 1]++;
			}
		}
		for (int m = 1; m < begins.length; m++) begins[m] += begins[m - 1];
		return begins;
	}

	private void deal(final FuzzyGraph graph, final int[] numbers) {
		final float strongest = graph.strongest();
		final int[] next = starts.clone();
		for (int head = 0; head < points.length; head++) {
			for (int e = graph.starts()[points[head]]; e < graph.starts()[points[head] + 1]; e++) {
				final int tail = numbers[graph.ends()[e]];
				if (tail < head) continue;
				final int place = next[meeting(head, tail)]++;
				heads[place] = head;
				tails[place] = tail;
				shares[place] = graph.weights()[e] / strongest;
			}
		}
	}

	/** @return the points in the order of their new numbers */
	int[] points() {
		return points;
	}

	int rounds() {
		return blocks - 1;
	}

	/** @return number of meetings in a round */
	int meetings() {
		return blocks / 2;
	}

	/** @return number of the first edge of a meeting; its last one is before the first of the next meeting */
	int start(final int meeting) {
		return starts[meeting];
	}

	int head(final int edge) {
		return heads[edge];
	}

	int tail(final int edge) {
		return tails[edge];
	}

	/** @return weight of the edge over that of the strongest one */
	float share(final int edge) {
		return shares[edge];
	}

	/** @return the points that meet */
	TwoRanges members(final int meeting) {
		final int round = meeting / meetings();
		final int table = meeting % meetings();
		final int a = table == 0 ? blocks - 1 : Math.floorMod(round + table, blocks - 1);
		final int b = Math.floorMod(round - table, blocks - 1);
		return new TwoRanges(first(a), first(a + 1) - first(a), first(b), first(b + 1) - first(b));
	}

	private int first(final int block) {
		return (int) ((long) block * points.length / blocks);
	}

	private int block(final int number) {
		return (int) (((number + 1L) * blocks - 1) / points.length);
	}

	/**
	 * The circle method: the last block sits at table 0, and the others move on by a seat each round, so that those whose
	 * numbers add up to 2·round modulo their count meet.
	 */
	private int meeting(final int head, final int tail) {
		final int a = block(head);
		final int b = block(tail);
		final int circle = blocks - 1;
		final int round = a == b ? 0 : Math.max(a, b) == circle ? Math.min(a, b) : (a + b) * meetings() % circle;
		final int seat = Math.floorMod(Math.min(a, b) - round, circle);
		final int table = a == circle && b == circle ? 0 : Math.min(seat, circle - seat);
		return round * meetings() + table;
	}
}
