package org.xasmapper.embed.start;

import java.util.SplittableRandom;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.PointGroups;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.Slices;

/** Places for the components of a graph, so that alike ones lie near each other. */
final class ComponentPlaces {

	/** More components than this are not compared in pairs. */
	private static final int MOST_COMPARED = 2000;

	private ComponentPlaces() {}

	/**
	 * Up to two components an axis lie at 1 and −1 of the axes. More lie as the eigenvectors of the Laplacian of
	 * exp(−d²) lay them out, d the distances of their means; or by the principal components of their means, where they are
	 * too many or exp(−d²) vanishes.
	 *
	 * @return {@code [components × dims]}
	 */
	static double[] of(final PointGroups components, final Points points, final int dims,
		final SplittableRandom random, final Slices slices)
	{
		if (components.count() <= 2 * dims) return onAxes(components.count(), dims);
		final Points means = points.means(components);
		if (components.count() > MOST_COMPARED) return PrincipalAxes.of(means, dims);
		final FuzzyGraph affinity = affinity(means);
		if (affinity.components().count() > 1) return PrincipalAxes.of(means, dims);
		return embedded(affinity, LeadingEigenvectors.of(affinity, dims, random, slices), dims);
	}

	private static double[] onAxes(final int count, final int dims) {
		final int used = (count + 1) / 2;
		final double[] places = new double[count * dims];
		for (int c = 0; c < count; c++) places[c * dims + c % used] = c < used ? 1 : -1;
		return places;
	}

	private static FuzzyGraph affinity(final Points means) {
		final int n = means.count();
		final int[] starts = new int[n + 1];
		final int[] ends = new int[n * (n - 1)];
		final float[] weights = new float[n * (n - 1)];
		for (int i = 0, e = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				if (j == i) continue;
				ends[e] = j;
				weights[e++] = (float) Math.exp(-Math.pow(means.distance(i, means, j), 2));
			}
			starts[i + 1] = e;
		}
		return new FuzzyGraph(starts, ends, weights).stronger(0);
	}

	/** As scikit-learn's {@code SpectralEmbedding} scales them, and then by the largest coordinate. */
	private static double[] embedded(final FuzzyGraph affinity, final double[] vectors, final int dims) {
		double largest = 0;
		for (int i = 0; i < affinity.points(); i++) {
			final double scale = 1 / Math.sqrt(affinity.degree(i));
			for (int d = 0; d < dims; d++) {
				vectors[i * dims + d] *= scale;
				largest = Math.max(largest, Math.abs(vectors[i * dims + d]));
			}
		}
		for (int i = 0; i < vectors.length; i++) vectors[i] /= largest;
		return vectors;
	}
}
