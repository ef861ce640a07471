package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;

/**
 * Lays a graph out by stochastic gradient descent on the fuzzy set cross entropy: edges pull their ends together, as often
 * as they are strong, and each pull comes with five pushes away from points that are drawn at random.
 * <p>
 * Every point is moved by one task, in the order of its edges. It sees the others where they were when its batch began, and
 * draws from a random stream of its own, so that the result depends on neither the number of threads nor their
 * speed. Batches are small beside the whole, so that what a point sees is nearly where the others are.
 */
final class Layout {

	/** Pushes for each pull, as in umap-learn. */
	private static final int PUSHES = 5;

	/** The longest step along an axis, before it is multiplied by the learning rate. */
	private static final double LONGEST = 4;

	private static final int BATCHES = 16;
	private static final int LEAST_BATCH = 512;
	private static final int SLICE = 256;

	private final FuzzyGraph graph;
	private final Curve curve;
	private final int dims;
	private final int epochs;
	private final long seed;
	private final float strongest;

	Layout(final FuzzyGraph graph, final Curve curve, final int dims, final int epochs, final long seed) {
		this.graph = graph;
		this.curve = curve;
		this.dims = dims;
		this.epochs = epochs;
		this.seed = seed;
		float most = 0;
		for (final float weight : graph.weights()) most = Math.max(most, weight);
		strongest = most;
	}

	/**
	 * @param start {@code [points × dims]}
	 * @return the layout
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	float[] run(final float[] start, final int threads, final Progress progress) {
		final int n = graph.points();
		final float[] seen = start.clone();
		final float[] moved = start.clone();
		final int batch = Math.max(LEAST_BATCH, (n + BATCHES - 1) / BATCHES);
		final Slices quiet = new Slices("", SLICE, threads, new Unreported(progress));
		for (int epoch = 0; epoch < epochs; epoch++) {
			progress.report("Laying out, epoch " + (epoch + 1) + " of " + epochs, epoch / (double) epochs);
			final int now = epoch;
			for (int from = 0; from < n; from += batch) {
				final int first = from;
				final int length = Math.min(batch, n - from);
				quiet.run(length, () -> new double[dims], (own, a, b) -> {
					for (int i = first + a; i < first + b; i++) move(i, now, seen, moved, own);
				});
				System.arraycopy(moved, first * dims, seen, first * dims, length * dims);
			}
		}
		return seen;
	}

	private record Unreported(Progress progress) implements Progress {

		@Override
		public void report(final String activity, final double fraction) {}

		@Override
		public boolean isCancelled() {
			return progress.isCancelled();
		}
	}

	private void move(final int i, final int epoch, final float[] seen, final float[] moved, final double[] own) {
		final double rate = epoch == 0 ? 1 : 1 - (epoch - 1) / (double) epochs;
		for (int d = 0; d < dims; d++) own[d] = seen[i * dims + d];
		long random = mixed(mixed(seed + epoch) + i);
		final int n = graph.points();
		for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
			final double share = graph.weights()[e] / strongest;
			if ((int) (epoch * share) == (int) ((epoch - 1) * share)) continue;
			// An edge is drawn from either end, and each time moves both.
			pull(own, seen, graph.ends()[e], rate);
			pull(own, seen, graph.ends()[e], rate);
			for (int push = 0; push < PUSHES; push++) {
				random += 0x9E3779B97F4A7C15L;
				final int other = (int) ((mixed(random) >>> 32) * n >>> 32);
				if (other != i) push(own, seen, other, rate);
			}
		}
		for (int d = 0; d < dims; d++) moved[i * dims + d] = (float) own[d];
	}

	private void pull(final double[] own, final float[] seen, final int other, final double rate) {
		final double square = square(own, seen, other);
		if (!(square > 0)) return;
		final double power = Math.pow(square, curve.b());
		final double slope = -2 * curve.a() * curve.b() * power / (square * (1 + curve.a() * power));
		for (int d = 0; d < dims; d++) own[d] += rate * clipped(slope * (own[d] - seen[other * dims + d]));
	}

	private void push(final double[] own, final float[] seen, final int other, final double rate) {
		final double square = square(own, seen, other);
		if (!(square > 0)) {
			for (int d = 0; d < dims; d++) own[d] += rate * LONGEST;
			return;
		}
		final double slope = 2 * curve.b() / ((0.001 + square) * (1 + curve.a() * Math.pow(square, curve.b())));
		for (int d = 0; d < dims; d++) own[d] += rate * clipped(slope * (own[d] - seen[other * dims + d]));
	}

	private double square(final double[] own, final float[] seen, final int other) {
		double sum = 0;
		for (int d = 0; d < dims; d++) {
			final double difference = own[d] - seen[other * dims + d];
			sum += difference * difference;
		}
		return sum;
	}

	private static double clipped(final double step) {
		return Math.max(-LONGEST, Math.min(LONGEST, step));
	}

	/** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
	private static long mixed(final long state) {
		long z = state;
		z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
