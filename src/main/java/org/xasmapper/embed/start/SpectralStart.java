package org.xasmapper.embed.start;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.PointGroups;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.Slices;
import org.xasmapper.spectrum.SeededStreams;

/**
 * Where the layout starts: the leading eigenvectors of the graph's normalised Laplacian. A graph in several components, as of
 * elements that have nothing in common, has the components at places of their own and the eigenvectors of each around
 * its place (umap-learn's {@code multi_component_layout}).
 */
public final class SpectralStart {

	private static final String ACTIVITY = "Initialising";

	/** The start's width along each axis. */
	private static final double WIDTH = 10;

	/** Standard deviation of what is added lest points lie upon each other. */
	private static final double JITTER = 1e-4;

	/** Fewer points than these, or than twice as many as axes, lie at random around their place. */
	private static final int TINY = 5;

	private final FuzzyGraph graph;
	private final int dims;
	private final SplittableRandom random;
	private final Slices slices;

	private SpectralStart(final FuzzyGraph graph, final int dims, final long seed, final Slices slices) {
		this.graph = graph;
		this.dims = dims;
		this.slices = slices;
		random = SeededStreams.of(seed, "start of the layout");
	}

	/**
	 * @param graph of the points; symmetric
	 * @return {@code [points × dims]}, each axis from 0 to 10
	 */
	public static float[] of(final FuzzyGraph graph, final Points points, final int dims, final long seed, final Slices slices) {
		slices.progress().report(ACTIVITY, 0);
		final PointGroups components = graph.components();
		final SpectralStart start = new SpectralStart(graph, dims, seed, slices);
		final double[] places = components.count() == 1 ? start.around(new double[dims], 1, graph.points(), graph)
			: start.apart(components, ComponentPlaces.of(components, points, dims, start.random.split(), slices));
		return start.finished(places);
	}

	/** @param centres {@code [components × dims]} */
	private double[] apart(final PointGroups components, final double[] centres) {
		final double[] places = new double[graph.points() * dims];
		for (int c = 0; c < components.count(); c++) {
			final int[] rows = Arrays.copyOfRange(components.rows(), components.start(c), components.end(c));
			final double[] centre = Arrays.copyOfRange(centres, c * dims, (c + 1) * dims);
			final double[] own = around(centre, leastDistance(centres, c) / 2, rows.length, graph.part(rows));
			for (int i = 0; i < rows.length; i++) System.arraycopy(own, i * dims, places, rows[i] * dims, dims);
			slices.progress().report(ACTIVITY, (c + 1) / (double) components.count());
		}
		return places;
	}

	private double leastDistance(final double[] centres, final int c) {
		double least = Double.POSITIVE_INFINITY;
		for (int other = 0; other < centres.length / dims; other++) {
			double square = 0;
			for (int d = 0; d < dims; d++) square += Math.pow(centres[c * dims + d] - centres[other * dims + d], 2);
			if (square > 0) least = Math.min(least, square);
		}
		return Math.sqrt(least);
	}

	/** @return a connected graph's places within {@code reach} of the centre */
	private double[] around(final double[] centre, final double reach, final int count, final FuzzyGraph connected) {
		final boolean tiny = count < Math.max(TINY, 2 * dims);
		final double[] places = tiny ? random.doubles(count * dims, -1, 1).toArray() : LeadingEigenvectors.of(
			connected, dims, random.split(), slices);
		final double largest = tiny ? 1 : largest(places);
		for (int i = 0; i < places.length; i++) places[i] = centre[i % dims] + reach * places[i] / largest;
		return places;
	}

	private static double largest(final double[] places) {
		return Arrays.stream(places).map(Math::abs).max().orElseThrow();
	}

	private float[] finished(final double[] places) {
		final double largest = largest(places);
		final float[] start = new float[places.length];
		for (int d = 0; d < dims; d++) {
			double low = Double.POSITIVE_INFINITY;
			double high = Double.NEGATIVE_INFINITY;
			for (int i = d; i < places.length; i += dims) {
				places[i] = places[i] * WIDTH / largest + JITTER * random.nextGaussian();
				low = Math.min(low, places[i]);
				high = Math.max(high, places[i]);
			}
			for (int i = d; i < places.length; i += dims) start[i] = (float) (WIDTH * (places[i] - low) / (high - low));
		}
		return start;
	}
}
