package org.xasmapper.embed.neighbors;

import java.util.Arrays;
import org.xasmapper.spectrum.Progress;

/**
 * A graph of who belongs to whose neighbourhood and how much, by points: the edges of point i are those numbered
 * {@code starts[i]} to {@code starts[i + 1] - 1}.
 *
 * @param starts {@code [points + 1]}
 * @param ends the other end of each edge
 * @param weights membership strength of each edge, 0 to 1
 */
public record FuzzyGraph(int[] starts, int[] ends, float[] weights) {

	private static final int POINTS_PER_CHECK = 1024;

	/**
	 * The fuzzy union of all neighbourhoods, p + q − p·q of the memberships p and q in the two directions.
	 *
	 * @param neighbors each point its own first neighbour
	 * @return a symmetric graph, the edges of a point in the order of their ends
	 */
	public static FuzzyGraph union(final Neighbors neighbors, final SmoothDistances smooth, final Slices slices) {
		final FuzzyGraph to = memberships(neighbors, smooth, 1, slices).transposed(slices.progress());
		return to.transposed(slices.progress()).union(to, slices);
	}

	/**
	 * @param skipped how many of the first neighbours have no edge
	 * @return edges from each point to its neighbours, nearest first, with their memberships in its neighbourhood
	 */
	public static FuzzyGraph memberships(final Neighbors neighbors, final SmoothDistances smooth, final int skipped,
		final Slices slices)
	{
		final int n = neighbors.count();
		final int degree = neighbors.k() - skipped;
		final int[] starts = new int[n + 1];
		Arrays.setAll(starts, i -> i * degree);
		final FuzzyGraph graph = new FuzzyGraph(starts, new int[n * degree], new float[n * degree]);
		slices.run(n, (from, to) -> {
			for (int i = from; i < to; i++) {
				System.arraycopy(neighbors.indices(), i * neighbors.k() + skipped, graph.ends, starts[i], degree);
				for (int j = 0; j < degree; j++) graph.weights[starts[i] + j] = smooth.membership(i, skipped + j);
			}
		});
		return graph;
	}

	/** @return number of points */
	public int points() {
		return starts.length - 1;
	}

	/** @return sum of the weights of the point's edges */
	public double degree(final int i) {
		double degree = 0;
		for (int e = starts[i]; e < starts[i + 1]; e++) degree += weights[e];
		return degree;
	}

	/** @return the largest weight */
	public float strongest() {
		float strongest = 0;
		for (final float weight : weights) strongest = Math.max(strongest, weight);
		return strongest;
	}

	/** @return the edges from their other ends; those of a point in the order of their ends */
	private FuzzyGraph transposed(final Progress progress) {
		final int[] begins = new int[starts.length];
		for (final int end : ends) begins[end + 1]++;
		Arrays.parallelPrefix(begins, Integer::sum);
		final FuzzyGraph graph = new FuzzyGraph(begins, new int[ends.length], new float[ends.length]);
		final int[] next = begins.clone();
		for (int i = 0; i < points(); i++) {
			if (i % POINTS_PER_CHECK == 0) progress.check();
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				final int place = next[ends[e]]++;
				graph.ends[place] = i;
				graph.weights[place] = weights[e];
			}
		}
		return graph;
	}

	/** Both graphs have the edges of a point in the order of their ends. */
	private FuzzyGraph union(final FuzzyGraph other, final Slices slices) {
		final int[] roomy = new int[starts.length];
		Arrays.setAll(roomy, i -> starts[i] + other.starts[i]);
		final int room = roomy[points()];
		final FuzzyGraph graph = new FuzzyGraph(roomy, new int[room], new float[room]);
		slices.run(points(), (from, to) -> {
			for (int i = from; i < to; i++) graph.merge(i, this, other);
		});
		slices.progress().check();
		return graph.stronger(0);
	}

	private void merge(final int i, final FuzzyGraph p, final FuzzyGraph q) {
		int a = p.starts[i];
		int b = q.starts[i];
		int place = starts[i];
		while (a < p.starts[i + 1] || b < q.starts[i + 1]) {
			final int left = a < p.starts[i + 1] ? p.ends[a] : Integer.MAX_VALUE;
			final int right = b < q.starts[i + 1] ? q.ends[b] : Integer.MAX_VALUE;
			final float there = left <= right ? p.weights[a++] : 0;
			final float back = right <= left ? q.weights[b++] : 0;
			ends[place] = Math.min(left, right);
			weights[place++] = there + back - there * back;
		}
	}

	/** @return the edges with a weight above {@code limit} */
	public FuzzyGraph stronger(final float limit) {
		final int[] begins = new int[starts.length];
		for (int i = 0; i < points(); i++) {
			begins[i + 1] = begins[i];
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				if (weights[e] > limit) begins[i + 1]++;
			}
		}
		final FuzzyGraph graph = new FuzzyGraph(begins, new int[begins[points()]], new float[begins[points()]]);
		int place = 0;
		for (int e = 0; e < weights.length; e++) {
			if (!(weights[e] > limit)) continue;
			graph.ends[place] = ends[e];
			graph.weights[place++] = weights[e];
		}
		return graph;
	}

	/** @return the points of each connected component */
	public PointGroups components() {
		final int[] component = new int[points()];
		Arrays.fill(component, -1);
		final int[] open = new int[points()];
		int count = 0;
		for (int first = 0; first < points(); first++) {
			if (component[first] < 0) spread(first, count++, component, open);
		}
		return PointGroups.of(component, count);
	}

	private void spread(final int first, final int number, final int[] component, final int[] open) {
		int waiting = 0;
		open[waiting++] = first;
		component[first] = number;
		while (waiting > 0) {
			final int i = open[--waiting];
			for (int e = starts[i]; e < starts[i + 1]; e++) {
				if (component[ends[e]] >= 0) continue;
				component[ends[e]] = number;
				open[waiting++] = ends[e];
			}
		}
	}

	/**
	 * @param rows points without edges to others
	 * @return their graph, in their order
	 */
	public FuzzyGraph part(final int[] rows) {
		final int[] begins = new int[rows.length + 1];
		for (int i = 0; i < rows.length; i++) begins[i + 1] = begins[i] + starts[rows[i] + 1] - starts[rows[i]];
		final int edges = begins[rows.length];
		final FuzzyGraph part = new FuzzyGraph(begins, new int[edges], new float[edges]);
		for (int i = 0; i < rows.length; i++) {
			final int first = starts[rows[i]];
			final int degree = begins[i + 1] - begins[i];
			System.arraycopy(weights, first, part.weights, begins[i], degree);
			for (int e = 0; e < degree; e++) part.ends[begins[i] + e] = Arrays.binarySearch(rows, ends[first + e]);
		}
		return part;
	}
}
