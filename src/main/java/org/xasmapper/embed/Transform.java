package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/**
 * Places new spectra among embedded ones, as umap-learn does: first at the mean place of their neighbours, weighted by
 * membership, then by the pulls of these neighbours and pushes of any embedded point, all of which stay where they are.
 */
final class Transform {

	/** The rate begins at this, because the first places are nearly right. */
	private static final float RATE = 0.25f;

	private static final String ACTIVITY = "Placing spectra";
	private static final int SLICE = 256;

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
		slices = new Slices(ACTIVITY, SLICE, threads, progress);
	}

	/** @return {@code [others × components]} */
	float[] run(final Spectra others) {
		final Points embedded = Points.of(embedding.spectra(), settings.metric());
		final Points queries = Points.of(others, settings.metric());
		final Neighbors neighbors = new NeighborIndex(embedded, settings.seed(), threads, progress).of(queries, settings
			.neighbors());
		final SmoothDistances smooth = SmoothDistances.toOthers(neighbors, slices);
		final FuzzyGraph graph = FuzzyGraph.memberships(neighbors, smooth, 0, slices);
		final float[] fixed = Descent.inSpace(embedding.coordinates(), settings.components());
		final float[] places = means(graph, fixed);
		final int epochs = epochs(others.count());
		final Descent descent = new Descent(graph.stronger(1f / epochs), Curve.fit(settings.minDist(), settings.spread()),
			settings.seed(), fixed, false);
		slices.run(others.count(), (from, to) -> {
			for (int i = from; i < to; i++) {
				for (int epoch = 0; epoch < epochs; epoch++) {
					descent.move(i, epoch, RATE * Layout.rate(epoch, epochs), places);
				}
			}
		});
		return Descent.coordinates(places, settings.components());
	}

	private int epochs(final int others) {
		if (settings.epochs() > 0) return Math.max(1, settings.epochs() / 3);
		return others <= FEW ? 100 : 30;
	}

	/** @return the mean places of the others that each point has edges to; where one is the point's equal, its place */
	private static float[] means(final FuzzyGraph graph, final float[] fixed) {
		final float[] places = new float[graph.points() * Descent.SPACE];
		for (int i = 0; i < graph.points(); i++) {
			final int first = graph.starts()[i];
			final boolean equal = graph.weights()[first] == 1;
			final int last = equal ? first + 1 : graph.starts()[i + 1];
			final double degree = equal ? 1 : graph.degree(i);
			for (int e = first; e < last; e++) {
				final double share = graph.weights()[e] / degree;
				for (int d = 0; d < Descent.SPACE; d++) {
					places[i * Descent.SPACE + d] += (float) (share * fixed[graph.ends()[e] * Descent.SPACE + d]);
				}
			}
		}
		return places;
	}
}
