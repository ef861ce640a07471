package org.xasmapper.embed;

import org.xasmapper.embed.layout.Curve;
import org.xasmapper.embed.layout.Layout;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.Slices;
import org.xasmapper.embed.neighbors.SmoothDistances;
import org.xasmapper.embed.start.SpectralStart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/** Uniform manifold approximation and projection (McInnes, Healy, Melville 2018, arXiv:1802.03426). */
public final class Umap {

	/** Up to this number of points umap-learn goes through the layout 500 times, otherwise 200 times. */
	private static final int FEW = 10_000;

	private static final int SLICE = 2048;

	private Umap() {}

	/**
	 * @param spectra at least as many as neighbours; finite
	 * @return an embedding of all the spectra, the same for the same seed whatever the number of threads
	 * @throws XasException if there are too few spectra, all are equal, or one has NaN
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Embedding embed(final Spectra spectra, final UmapSettings settings, final Progress progress) {
		return embed(spectra, settings, Workers.available(), progress);
	}

	static Embedding embed(final Spectra spectra, final UmapSettings settings, final int threads,
		final Progress progress)
	{
		requireEnough(spectra, settings);
		final Points points = Points.of(spectra, settings.metric());
		if (points.areAllEqual()) {
			throw new XasException("All " + points.count() + " spectra are equal; there is nothing to lay out.");
		}
		final Neighbors neighbors = new NeighborIndex(points, settings.seed(), threads, progress).among(settings
			.neighbors());
		final Slices slices = new Slices(SLICE, threads, progress);
		progress.report("Building the fuzzy graph", 0);
		final FuzzyGraph union = FuzzyGraph.union(neighbors, SmoothDistances.within(neighbors, slices), slices);
		final int epochs = settings.epochs() > 0 ? settings.epochs() : points.count() <= FEW ? 500 : 200;
		progress.check();
		final FuzzyGraph graph = union.stronger(1f / epochs);
		final float[] start = SpectralStart.of(graph, points, settings.components(), settings.seed(), slices);
		final Curve curve = Curve.fit(settings.minDist(), settings.spread());
		final float[] coordinates = Layout.of(graph, curve, start, settings.components(), epochs, settings.seed(), threads,
			progress);
		return new Embedding(spectra, coordinates, settings);
	}

	private static void requireEnough(final Spectra spectra, final UmapSettings settings) {
		if (spectra.count() >= settings.neighbors()) return;
		throw new XasException("There are " + spectra.count() + " spectra, but neighbors is " + settings.neighbors() +
			". Choose at most " + spectra.count() + " neighbours, or embed more spectra.");
	}
}
