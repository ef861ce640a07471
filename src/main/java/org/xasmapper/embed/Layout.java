package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;

/**
 * Lays a graph out by stochastic gradient descent, in parallel and yet reproducibly. Every point is moved by one task, in the
 * order of its edges, and sees the others where they were when its batch began. Batches are small beside the whole, so that
 * this is nearly where the others are.
 */
final class Layout {

	/** Batches of an epoch. */
	private static final int BATCHES = 32;

	private static final int SLICE = 256;

	private Layout() {}

	/**
	 * @param graph symmetric
	 * @param start {@code [points × dims]}
	 * @return the layout {@code [points × dims]}
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static float[] of(final FuzzyGraph graph, final Curve curve, final float[] start, final int dims, final int epochs,
		final long seed, final int threads, final Progress progress)
	{
		final int n = graph.points();
		final float[] seen = Descent.inSpace(start, dims);
		final float[] moved = seen.clone();
		final Descent descent = new Descent(graph, curve, seed, seen, true);
		final int batch = (n + BATCHES - 1) / BATCHES;
		final Slices quiet = new Slices("", SLICE, threads, new Unreported(progress));
		for (int epoch = 0; epoch < epochs; epoch++) {
			progress.report("Laying out, epoch " + (epoch + 1) + " of " + epochs, epoch / (double) epochs);
			final int now = epoch;
			final float rate = rate(epoch, epochs);
			for (int from = 0; from < n; from += batch) {
				final int first = from;
				final int length = Math.min(batch, n - from);
				quiet.run(length, (a, b) -> {
					for (int i = first + a; i < first + b; i++) descent.move(i, now, rate, moved);
				});
				System.arraycopy(moved, first * Descent.SPACE, seen, first * Descent.SPACE, length * Descent.SPACE);
			}
		}
		return Descent.coordinates(seen, dims);
	}

	/** @return learning rate, from 1 towards 0; the first two epochs have the same, as in umap-learn */
	static float rate(final int epoch, final int epochs) {
		return 1 - Math.max(0, epoch - 1) / (float) epochs;
	}

	private record Unreported(Progress progress) implements Progress {

		@Override
		public void report(final String activity, final double fraction) {}

		@Override
		public boolean isCancelled() {
			return progress.isCancelled();
		}
	}
}
