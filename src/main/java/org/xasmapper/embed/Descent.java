package org.xasmapper.embed;

/**
 * One point's share in an epoch of stochastic gradient descent on the fuzzy set cross entropy: each of its edges is drawn as
 * often as it is strong, pulls it to the edge's other end, and brings five pushes away from points drawn at random.
 * <p>
 * Places are three floats a point; in a plane the third is 0. What is drawn depends on seed, epoch and point only.
 */
final class Descent {

	/** Coordinates of a place. */
	static final int SPACE = 3;

	/** Pushes for each edge that is drawn, as in umap-learn. */
	private static final int PUSHES = 5;

	/** The longest step along an axis, before it is multiplied by the rate. */
	private static final float LONGEST = 4;

	private final FuzzyGraph graph;
	private final float strongest;
	private final Slope pull;
	private final Slope push;
	private final long seed;
	private final float[] others;

	/** Pulls for each edge that is drawn. */
	private final int pulls;

	/**
	 * @param graph from the points that move to the others
	 * @param others {@code [others × 3]}, seen as they are at the time
	 * @param within whether the points that move are the others; an edge then is drawn from either end, and moves both each time
	 */
	Descent(final FuzzyGraph graph, final Curve curve, final long seed, final float[] others, final boolean within) {
		this.graph = graph;
		this.seed = seed;
		this.others = others;
		pulls = within ? 2 : 1;
		pull = Slope.ofPull(curve);
		push = Slope.ofPush(curve);
		float most = 0;
		for (final float weight : graph.weights()) most = Math.max(most, weight);
		strongest = most;
	}

	/**
	 * @param i number of the point
	 * @param epoch number of the epoch, from 0
	 * @param rate learning rate
	 * @param places where it is and where its new place goes, {@code [points × 3]}
	 */
	void move(final int i, final int epoch, final float rate, final float[] places) {
		final int[] ends = graph.ends();
		final float[] weights = graph.weights();
		final int last = graph.starts()[i + 1];
		final float now = epoch / strongest;
		final float before = (epoch - 1) / strongest;
		long random = mixed(mixed(seed + epoch) + i);
		for (int e = graph.starts()[i]; e < last; e++) {
			if ((int) (now * weights[e]) == (int) (before * weights[e])) continue;
			for (int time = 0; time < pulls; time++) pull(places, i * SPACE, ends[e] * SPACE, rate);
			random = push(places, i * SPACE, random, rate);
		}
	}

	private void pull(final float[] places, final int own, final int other, final float rate) {
		final float dx = places[own] - others[other];
		final float dy = places[own + 1] - others[other + 1];
		final float dz = places[own + 2] - others[other + 2];
		final float slope = pull.at(dx * dx + dy * dy + dz * dz);
		places[own] += rate * clipped(slope * dx);
		places[own + 1] += rate * clipped(slope * dy);
		places[own + 2] += rate * clipped(slope * dz);
	}

	/**
	 * Pushes from several points at once, so that the processor need not wait for one to compute the next.
	 *
	 * @return the state of the random stream after that
	 */
	private long push(final float[] places, final int own, final long random, final float rate) {
		final float x = places[own];
		final float y = places[own + 1];
		final float z = places[own + 2];
		final int count = others.length / SPACE;
		float sumX = 0;
		float sumY = 0;
		float sumZ = 0;
		long state = random;
		for (int draw = 0; draw < PUSHES; draw++) {
			state += 0x9E3779B97F4A7C15L;
			final int other = (int) ((mixed(state) >>> 32) * count >>> 32) * SPACE;
			final float dx = x - others[other];
			final float dy = y - others[other + 1];
			final float dz = z - others[other + 2];
			final float slope = push.at(dx * dx + dy * dy + dz * dz);
			sumX += clipped(slope * dx);
			sumY += clipped(slope * dy);
			sumZ += clipped(slope * dz);
		}
		places[own] = x + rate * sumX;
		places[own + 1] = y + rate * sumY;
		places[own + 2] = z + rate * sumZ;
		return state;
	}

	/** Math.min and Math.max take several times as long, because they tell 0 from −0 and look for NaN. */
	private static float clipped(final float step) {
		return step > LONGEST ? LONGEST : step < -LONGEST ? -LONGEST : step;
	}

	/** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
	private static long mixed(final long state) {
		long z = state;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}

	/** @return {@code [points × 3]} of {@code [points × dims]} */
	static float[] inSpace(final float[] coordinates, final int dims) {
		final float[] places = new float[coordinates.length / dims * SPACE];
		for (int i = 0; i < coordinates.length; i++) places[i / dims * SPACE + i % dims] = coordinates[i];
		return places;
	}

	/** @return {@code [points × dims]} of {@code [points × 3]} */
	static float[] coordinates(final float[] places, final int dims) {
		final float[] coordinates = new float[places.length / SPACE * dims];
		for (int i = 0; i < coordinates.length; i++) coordinates[i] = places[i / dims * SPACE + i % dims];
		return coordinates;
	}
}
