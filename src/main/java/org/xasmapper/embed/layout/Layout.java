package org.xasmapper.embed.layout;

import static org.xasmapper.embed.layout.Forces.SPACE;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Workers;

/**
 * Lays a graph out by stochastic gradient descent, in parallel and yet reproducibly: at any time each thread has points of its
 * own, those of one meeting of a {@link Tournament}. An edge pulls both of its ends at once, as in umap-learn; if each end
 * were moved on its own, towards where the other was, pulls and pushes would not balance in the same way, and the layout would
 * be up to several times as wide.
 */
public final class Layout {

	private final Tournament tournament;
	private final Forces forces;
	private final int epochs;
	private final long seed;
	private final Progress progress;

	/** {@code [points × 3]}, by the tournament's numbers. */
	private final float[] places;

	/** What the threads are at; changed between rounds only. */
	private int epoch;
	private int round;

	/** The next meeting of the round that no thread has taken. */
	private final AtomicInteger next = new AtomicInteger();

	private Layout(final Tournament tournament, final Curve curve, final float[] places, final int epochs,
		final long seed, final Progress progress)
	{
		this.tournament = tournament;
		this.places = places;
		this.epochs = epochs;
		this.seed = SeededStreams.of(seed, "pushes of the layout").nextLong();
		this.progress = progress;
		forces = new Forces(curve);
	}

	/**
	 * @param graph symmetric, of at least two points
	 * @param start {@code [points × dims]}
	 * @return the layout {@code [points × dims]}, the same whatever the number of threads
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static float[] of(final FuzzyGraph graph, final Curve curve, final float[] start, final int dims, final int epochs,
		final long seed, final int threads, final Progress progress)
	{
		final Tournament tournament = new Tournament(graph, seed);
		final int[] points = tournament.points();
		final float[] places = new float[points.length * SPACE];
		for (int i = 0; i < points.length; i++) System.arraycopy(start, points[i] * dims, places, i * SPACE, dims);
		new Layout(tournament, curve, places, epochs, seed, progress).run(threads);
		final float[] coordinates = new float[start.length];
		for (int i = 0; i < points.length; i++) System.arraycopy(places, i * SPACE, coordinates, points[i] * dims, dims);
		return coordinates;
	}

	private void run(final int threads) {
		final int used = Math.min(threads, tournament.meetings());
		final Phaser rounds = new Phaser(used) {

			@Override
			protected boolean onAdvance(final int phase, final int parties) {
				return finishRound();
			}
		};
		Workers.run(used, used, () -> thread -> holdRounds(rounds));
	}

	private void holdRounds(final Phaser rounds) {
		try {
			while (!rounds.isTerminated()) {
				for (int table = next.getAndIncrement(); table < tournament.meetings(); table = next.getAndIncrement()) {
					progress.check();
					hold(round * tournament.meetings() + table);
				}
				rounds.arriveAndAwaitAdvance();
			}
		}
		catch (final RuntimeException | Error e) {
			// The other threads would wait for this one.
			rounds.forceTermination();
			throw e;
		}
	}

	/** Each edge that is drawn pulls its ends together once for either end, which then is pushed away from others. */
	private void hold(final int meeting) {
		if (meeting == 0) progress.report("Laying out, epoch " + (epoch + 1) + " of " + epochs, epoch / (double) epochs);
		final TwoRanges members = tournament.members(meeting);
		final float rate = Forces.rate(epoch, epochs);
		final int end = tournament.start(meeting + 1);
		long random = Forces.stream(seed, epoch, meeting);
		for (int e = tournament.start(meeting); e < end; e++) {
			if (!Forces.isDrawn(tournament.share(e), epoch)) continue;
			final int head = tournament.head(e);
			final int tail = tournament.tail(e);
			forces.pullTogether(places, head, tail, rate);
			random = forces.push(places, head, places, members, random, rate);
			forces.pullTogether(places, tail, head, rate);
			random = forces.push(places, tail, places, members, random, rate);
		}
	}

	/** @return whether that was the last one */
	private boolean finishRound() {
		next.set(0);
		if (++round < tournament.rounds()) return false;
		round = 0;
		return ++epoch == epochs;
	}
}
