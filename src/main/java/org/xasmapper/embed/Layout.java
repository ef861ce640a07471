package org.xasmapper.embed;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Workers;

/**
 * Lays a graph out by stochastic gradient descent, in parallel and yet reproducibly. Every point is moved by one thread, in the
 * order of its edges, and sees the others where they were when its batch began. Batches are small beside the whole, so that
 * this is nearly where the others are.
 */
final class Layout {

	/** Batches of an epoch. With 4 and fewer, embeddings keep visibly fewer neighbours. */
	private static final int BATCHES = 32;

	/** Points that a thread takes at once. */
	private static final int SLICE = 64;

	private final int points;
	private final int batch;
	private final int epochs;
	private final Descent descent;
	private final Progress progress;

	/** Places when the batch began, and those of the batch's points after it, {@code [points × 3]}. */
	private final float[] seen;
	private final float[] moved;

	/** The batch being moved; changed between batches only. */
	private int epoch;
	private int from;

	/** The next point of the batch that no thread has taken. */
	private final AtomicInteger next = new AtomicInteger();

	private Layout(final FuzzyGraph graph, final Curve curve, final float[] places, final int epochs, final long seed,
		final Progress progress)
	{
		this.epochs = epochs;
		this.progress = progress;
		points = graph.points();
		batch = (points + BATCHES - 1) / BATCHES;
		seen = places;
		moved = places.clone();
		descent = new Descent(graph, curve, seed, seen, true);
	}

	/**
	 * @param graph symmetric
	 * @param start {@code [points × dims]}
	 * @return the layout {@code [points × dims]}, the same whatever the number of threads
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	static float[] of(final FuzzyGraph graph, final Curve curve, final float[] start, final int dims, final int epochs,
		final long seed, final int threads, final Progress progress)
	{
		final Layout layout = new Layout(graph, curve, Descent.inSpace(start, dims), epochs, seed, progress);
		layout.run(threads);
		return Descent.coordinates(layout.seen, dims);
	}

	/** @return learning rate, from 1 towards 0; the first two epochs have the same, as in umap-learn */
	static float rate(final int epoch, final int epochs) {
		return 1 - Math.max(0, epoch - 1) / (float) epochs;
	}

	private void run(final int threads) {
		final int used = Math.min(threads, (batch + SLICE - 1) / SLICE);
		final Phaser batches = new Phaser(used) {

			@Override
			protected boolean onAdvance(final int phase, final int parties) {
				return finishBatch();
			}
		};
		Workers.run(used, used, () -> thread -> moveBatches(batches));
	}

	private void moveBatches(final Phaser batches) {
		try {
			while (!batches.isTerminated()) {
				moveSlices();
				batches.arriveAndAwaitAdvance();
			}
		}
		catch (final RuntimeException | Error e) {
			// The other threads would wait for this one.
			batches.forceTermination();
			throw e;
		}
	}

	private void moveSlices() {
		final float rate = rate(epoch, epochs);
		final int end = Math.min(from + batch, points);
		for (int first = next.getAndAdd(SLICE); first < end; first = next.getAndAdd(SLICE)) {
			progress.check();
			if (first == 0) progress.report("Laying out, epoch " + (epoch + 1) + " of " + epochs, epoch / (double) epochs);
			for (int i = first; i < Math.min(first + SLICE, end); i++) descent.move(i, epoch, rate, moved);
		}
	}

	/** @return whether that was the last one */
	private boolean finishBatch() {
		final int end = Math.min(from + batch, points);
		System.arraycopy(moved, from * Descent.SPACE, seen, from * Descent.SPACE, (end - from) * Descent.SPACE);
		from = end == points ? 0 : end;
		if (from == 0) epoch++;
		next.set(from);
		return epoch == epochs;
	}
}
