package org.xasmapper.embed.layout;

/**
 * What moves points in stochastic gradient descent on the fuzzy set cross entropy: an edge pulls its ends together, and any
 * two points push each other apart.
 * <p>
 * Places are three floats a point; in a plane the third is 0. Threads may share it.
 */
public final class Forces {

	/** Coordinates of a place. */
	public static final int SPACE = 3;

	/** Pushes for each pull, as in umap-learn. */
	private static final int PUSHES = 5;

	/** The longest step along an axis, before it is multiplied by the rate. */
	private static final float LONGEST = 4;

	private final Slope pull;
	private final Slope push;

	public Forces(final Curve curve) {
		pull = Slope.ofPull(curve);
		push = Slope.ofPush(curve);
	}

	/**
	 * An edge is drawn in as many of the epochs as it is strong, the strongest in all but the first, as in umap-learn.
	 *
	 * @param share weight of the edge over that of the strongest
	 */
	public static boolean isDrawn(final float share, final int epoch) {
		return epoch > 0 && (int) (epoch * share) > (int) ((epoch - 1) * share);
	}

	/** @return learning rate, from 1 towards 0; the first two epochs have the same, as in umap-learn */
	public static float rate(final int epoch, final int epochs) {
		return 1 - Math.max(0, epoch - 1) / (float) epochs;
	}

	/** Moves both points towards each other. */
	void pullTogether(final float[] places, final int i, final int j, final float rate) {
		final int own = i * SPACE;
		final int other = j * SPACE;
		final float dx = places[own] - places[other];
		final float dy = places[own + 1] - places[other + 1];
		final float dz = places[own + 2] - places[other + 2];
		final float slope = pull.at(dx * dx + dy * dy + dz * dz);
		final float stepX = rate * clipped(slope * dx);
		final float stepY = rate * clipped(slope * dy);
		final float stepZ = rate * clipped(slope * dz);
		places[own] += stepX;
		places[own + 1] += stepY;
		places[own + 2] += stepZ;
		places[other] -= stepX;
		places[other + 1] -= stepY;
		places[other + 2] -= stepZ;
	}

	/** Moves point {@code i} towards point {@code j} of others that stay. */
	public void pullTo(final float[] places, final int i, final float[] others, final int j, final float rate) {
		final int own = i * SPACE;
		final int other = j * SPACE;
		final float dx = places[own] - others[other];
		final float dy = places[own + 1] - others[other + 1];
		final float dz = places[own + 2] - others[other + 2];
		final float slope = pull.at(dx * dx + dy * dy + dz * dz);
		places[own] += rate * clipped(slope * dx);
		places[own + 1] += rate * clipped(slope * dy);
		places[own + 2] += rate * clipped(slope * dz);
	}

	/**
	 * Moves point {@code i} away from several at once that are drawn; one after the other, the processor would wait for each.
	 *
	 * @param others may be {@code places} itself
	 * @param drawn numbers of the points to draw from
	 * @param random state of the random stream
	 * @return its state after that
	 */
	public long push(final float[] places, final int i, final float[] others, final TwoRanges drawn, final long random,
		final float rate)
	{
		final int own = i * SPACE;
		final float x = places[own];
		final float y = places[own + 1];
		final float z = places[own + 2];
		float sumX = 0;
		float sumY = 0;
		float sumZ = 0;
		long state = random;
		for (int draw = 0; draw < PUSHES; draw++) {
			state += 0x9E3779B97F4A7C15L;
			final int other = drawn.element((int) ((mixed(state) >>> 32) * drawn.size() >>> 32)) * SPACE;
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

	/** @return where the random stream of this number begins */
	public static long stream(final long seed, final int epoch, final int number) {
		return mixed(mixed(mixed(seed) + epoch) + number);
	}

	/** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
	private static long mixed(final long state) {
		long z = state;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
