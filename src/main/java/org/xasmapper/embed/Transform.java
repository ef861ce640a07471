package org.xasmapper.embed;

import static org.xasmapper.embed.layout.Forces.SPACE;

import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.embed.layout.Curve;
import org.xasmapper.embed.layout.Forces;
import org.xasmapper.embed.layout.TwoRanges;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.Slices;
import org.xasmapper.embed.neighbors.SmoothDistances;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;

/**
 * Places new spectra among embedded ones, as umap-learn does: first at the mean place of their neighbours, weighted by
 * membership, then by the pulls of these neighbours and pushes of any embedded point, all of which stay where they are.
 * Unlike there, a spectrum that equals an embedded one has its place.
 */
final class Transform {

	/** The rate begins at this, because the first places are nearly right. */
	private static final float RATE = 0.25f;

	private static final String ACTIVITY = "Placing spectra";
	private static final int SLICE = 256;

	/** Clusters that are searched, starts of edges, smoothing, places. */
	private static final int OTHER_BYTES = 256;

	/** Up to this number of spectra umap-learn goes through the layout 100 times, otherwise 30 times. */
	private static final int FEW = 10_000;

	private final Embedding embedding;
	private final UmapSettings settings;
	private final int threads;
	private final Progress progress;
	private final Slices slices;

	Transform(final Embedding embedding, final int threads, final Progress progress) {
		this.embedding = embedding;
		this.threads = threads;
		this.progress = progress;
		settings = embedding.settings();
		slices = new Slices(SLICE, threads, progress);
	}

	/**
	 * @return bytes for a spectrum and its direction, for number, distance and membership of each neighbour, the latter also of
	 *         those that are strong enough, and for what each point has besides
	 */
	static long bytesEach(final int energies, final int neighbors) {
		return 2L * Float.BYTES * energies + 3L * (Integer.BYTES + Float.BYTES) * neighbors + OTHER_BYTES;
	}

	/** @return {@code [others × components]} */
	float[] run(final Spectra others) {
		final Points embedded = Points.of(embedding.spectra(), settings.metric());
		final Points queries = Points.of(others, settings.metric());
		final Neighbors neighbors = new NeighborIndex(embedded, settings.seed(), threads, progress).of(queries, settings
			.neighbors());
		final SmoothDistances smooth = SmoothDistances.toOthers(neighbors, slices);
		final FuzzyGraph graph = FuzzyGraph.memberships(neighbors, smooth, 0, slices);
		final float[] fixed = inSpace(embedding.coordinates(), settings.components());
		final float[] places = means(graph, fixed);
		final int epochs = epochs(others.count());
		final Surroundings surroundings = new Surroundings(graph.stronger(1f / epochs), graph.strongest(), fixed, new Forces(
			Curve.fit(settings.minDist(), settings.spread())), SeededStreams.of(settings.seed(), "pushes of placed spectra")
				.nextLong());
		final AtomicInteger done = new AtomicInteger();
		slices.run(others.count(), (from, to) -> {
			for (int i = from; i < to; i++) {
				if (hasEqual(graph, i)) continue;
				for (int epoch = 0; epoch < epochs; epoch++) {
					surroundings.move(places, i, epoch, RATE * Forces.rate(epoch, epochs));
				}
			}
			progress.report(ACTIVITY, done.addAndGet(to - from) / (double) others.count());
		});
		return coordinates(places, settings.components());
	}

	/**
	 * The embedded points, which stay.
	 *
	 * @param graph from new points to them
	 * @param strongest weight in the graph
	 * @param fixed their places
	 */
	private record Surroundings(FuzzyGraph graph, float strongest, float[] fixed, Forces forces, long seed) {

		void move(final float[] places, final int i, final int epoch, final float rate) {
			final TwoRanges all = TwoRanges.upTo(fixed.length / SPACE);
			long random = Forces.stream(seed, epoch, i);
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				if (!Forces.isDrawn(graph.weights()[e] / strongest, epoch)) continue;
				forces.pullTo(places, i, fixed, graph.ends()[e], rate);
				random = forces.push(places, i, fixed, all, random, rate);
			}
		}
	}

	/** @return whether the nearest of the embedded points is at no distance */
	private static boolean hasEqual(final FuzzyGraph graph, final int i) {
		return graph.weights()[graph.starts()[i]] == 1;
	}

	private int epochs(final int others) {
		if (settings.epochs() > 0) return Math.max(1, settings.epochs() / 3);
		return others <= FEW ? 100 : 30;
	}

	/** @return the mean places of the others that each point has edges to; where one is the point's equal, its place */
	private static float[] means(final FuzzyGraph graph, final float[] fixed) {
		final float[] places = new float[graph.points() * SPACE];
		for (int i = 0; i < graph.points(); i++) {
			final int first = graph.starts()[i];
			final boolean equal = hasEqual(graph, i);
			final int last = equal ? first + 1 : graph.starts()[i + 1];
			final double degree = equal ? 1 : graph.degree(i);
			for (int e = first; e < last; e++) {
				final double share = graph.weights()[e] / degree;
				for (int d = 0; d < SPACE; d++) {
					places[i * SPACE + d] += (float) (share * fixed[graph.ends()[e] * SPACE + d]);
				}
			}
		}
		return places;
	}

	private static float[] inSpace(final float[] coordinates, final int dims) {
		final float[] places = new float[coordinates.length / dims * SPACE];
		for (int i = 0; i < coordinates.length; i++) places[i / dims * SPACE + i % dims] = coordinates[i];
		return places;
	}

	private static float[] coordinates(final float[] places, final int dims) {
		final float[] coordinates = new float[places.length / SPACE * dims];
		for (int i = 0; i < coordinates.length; i++) coordinates[i] = places[i / dims * SPACE + i % dims];
		return coordinates;
	}
}
