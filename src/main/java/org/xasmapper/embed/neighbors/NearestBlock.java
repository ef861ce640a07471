package org.xasmapper.embed.neighbors;

import java.util.Arrays;

/**
 * Finds the nearest members for a block of queries: the members come in lists, and each query keeps the k nearest of those
 * it has been compared with. For one thread.
 * <p>
 * Both sides are taken relative to an origin close to the members. |x|² + |y|² − 2 x·y in float32 otherwise loses the
 * distances that are small beside |x|; so only the order of distances below about 1e-3 of a cluster's radius is left to
 * chance. What is chosen is measured again, directly and in double precision.
 */
final class NearestBlock {

	/** How many queries a block may hold. */
	static final int QUERIES = 512;

	private static final int MEMBERS = 1024;

	private final Points queries;
	private final Points members;
	private final int k;
	private final int dims;
	private final DistanceProduct product;

	private final int[] rows = new int[QUERIES];
	private final int[] found = new int[QUERIES];
	private final float[] nearestSquares;
	private final int[] nearest;

	private final float[] relative;
	private final float[] memberSquares = new float[MEMBERS];
	private final float[] querySquares = new float[QUERIES];
	private final float[] products = new float[MEMBERS];
	private final long[] order;

	/**
	 * @param queries may be the members; then no point is its own neighbour
	 * @param k how many members each query keeps
	 */
	NearestBlock(final Points queries, final Points members, final int k) {
		this.queries = queries;
		this.members = members;
		this.k = k;
		dims = members.dims();
		product = DistanceProduct.of(dims, QUERIES, MEMBERS);
		nearestSquares = new float[QUERIES * k];
		nearest = new int[QUERIES * k];
		relative = new float[Math.max(QUERIES, MEMBERS) * dims];
		order = new long[k];
	}

	/**
	 * Begins a block.
	 *
	 * @param list of rows of the queries; those from {@code from} to {@code to - 1} are taken
	 */
	void start(final int[] list, final int from, final int to) {
		System.arraycopy(list, from, rows, 0, to - from);
		Arrays.fill(found, 0, to - from, 0);
	}

	/**
	 * @param slots numbers of queries in the block
	 * @param count how many slots
	 * @param list of rows of the members; those from {@code from} to {@code to - 1} are taken
	 * @param origin a row of {@code origins} that is close to the members
	 */
	void compare(final int[] slots, final int count, final int[] list, final int from, final int to,
		final Points origins, final int origin)
	{
		for (int q = 0; q < count; q++) querySquares[q] = place(queries, rows[slots[q]], origins, origin, q);
		product.setQueries(relative, count);
		for (int start = from; start < to; start += MEMBERS) {
			final int length = Math.min(MEMBERS, to - start);
			for (int j = 0; j < length; j++) memberSquares[j] = place(members, list[start + j], origins, origin, j);
			product.setMembers(relative, memberSquares, length);
			product.run(count, length);
			for (int q = 0; q < count; q++) {
				product.row(q, length, products);
				keepNearest(slots[q], querySquares[q], list, start, length);
			}
		}
	}

	/** @return its squared length relative to the origin */
	private float place(final Points points, final int row, final Points origins, final int origin, final int at) {
		final float[] values = points.values();
		final float[] zero = origins.values();
		final int begin = at * dims;
		for (int d = 0; d < dims; d++) relative[begin + d] = values[row * dims + d] - zero[origin * dims + d];
		return square(relative, begin, begin + dims);
	}

	/** Four sums, because a single one waits for its own last addition. */
	private static float square(final float[] values, final int from, final int to) {
		float s0 = 0;
		float s1 = 0;
		float s2 = 0;
		float s3 = 0;
		int d = from;
		for (; d + 3 < to; d += 4) {
			s0 += values[d] * values[d];
			s1 += values[d + 1] * values[d + 1];
			s2 += values[d + 2] * values[d + 2];
			s3 += values[d + 3] * values[d + 3];
		}
		for (; d < to; d++) s0 += values[d] * values[d];
		return s0 + s1 + (s2 + s3);
	}

	private void keepNearest(final int slot, final float square, final int[] list, final int start, final int length) {
		float limit = limit(slot) - square;
		for (int j = 0; j < length; j++) {
			if (!(products[j] < limit)) continue;
			final int member = list[start + j];
			if (queries == members && member == rows[slot]) continue;
			if (found[slot] < k) add(slot, products[j] + square, member);
			else replaceFarthest(slot, products[j] + square, member);
			limit = limit(slot) - square;
		}
	}

	private float limit(final int slot) {
		return found[slot] < k ? Float.POSITIVE_INFINITY : nearestSquares[slot * k];
	}

	/** Heaps have the farthest on top. */
	private void add(final int slot, final float square, final int member) {
		final int base = slot * k;
		int place = found[slot]++;
		while (place > 0) {
			final int parent = (place - 1) / 2;
			if (nearestSquares[base + parent] >= square) break;
			nearestSquares[base + place] = nearestSquares[base + parent];
			nearest[base + place] = nearest[base + parent];
			place = parent;
		}
		nearestSquares[base + place] = square;
		nearest[base + place] = member;
	}

	private void replaceFarthest(final int slot, final float square, final int member) {
		final int base = slot * k;
		int place = 0;
		while (true) {
			int child = 2 * place + 1;
			if (child >= k) break;
			if (child + 1 < k && nearestSquares[base + child + 1] > nearestSquares[base + child]) child++;
			if (nearestSquares[base + child] <= square) break;
			nearestSquares[base + place] = nearestSquares[base + child];
			nearest[base + place] = nearest[base + child];
			place = child;
		}
		nearestSquares[base + place] = square;
		nearest[base + place] = member;
	}

	/** @return how many neighbours the query has found, at most k */
	int found(final int slot) {
		return found[slot];
	}

	/** Lets a query begin again. */
	void forget(final int slot) {
		found[slot] = 0;
	}

	/**
	 * @param slot number of a query in the block
	 * @param place where its neighbours go in the target, nearest first, equally near ones by row
	 */
	void write(final int slot, final Neighbors target, final int place) {
		for (int j = 0; j < found[slot]; j++) {
			final int member = nearest[slot * k + j];
			final float distance = (float) queries.distance(rows[slot], members, member);
			// The bits of positive floats are ordered as the floats.
			order[j] = (long) Float.floatToIntBits(distance) << 32 | member;
		}
		Arrays.sort(order, 0, found[slot]);
		for (int j = 0; j < found[slot]; j++) {
			target.indices()[place + j] = (int) order[j];
			target.distances()[place + j] = Float.intBitsToFloat((int) (order[j] >> 32));
		}
	}
}
