package org.xasmapper.embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.KDTree;
import net.imglib2.RealPoint;
import net.imglib2.neighborsearch.KNearestNeighborSearchOnKDTree;
import net.imglib2.neighborsearch.NearestNeighborSearchOnKDTree;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.DBSCANClusterer;
import org.apache.commons.math3.ml.distance.DistanceMeasure;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.XasException;

/**
 * Points of an embedding that lie densely together: DBSCAN (Ester, Kriegel, Sander, Xu 1996) of Apache Commons Math. It
 * compares all points with each other, so of more than {@value #LARGEST} it sees a sample, and the others join the cluster
 * of the nearest point of the sample if that is within {@code eps}.
 *
 * @param labels {@code [points]}, number of the cluster from 0, the largest, or {@link #NOISE}
 * @param count number of clusters
 * @param eps points as close as this are neighbours
 * @param neighbors so many points within {@code eps} of a point, itself left out, make it the core of a cluster
 * @param compared how many points were compared with each other
 */
public record Clusters(int[] labels, int count, double eps, int neighbors, int compared) {

	/** Label of points that lie apart. */
	public static final int NOISE = -1;

	/** Neighbours of a core, unless there are islands of fewer points. */
	private static final int NEIGHBORS = 10;

	/** Neighbours of a core at least. */
	private static final int FEWEST = 3;

	/** Where the next neighbour is farther than the last by this factor, a point's island ends. */
	private static final double GAP = 3;

	/** Islands count if they hold this share of the points. */
	private static final double SHARE = 0.05;

	/** A curve of rising distances that nowhere is below a straight line by this share of its height has no jump. */
	private static final double JUMP = 0.5;

	private static final int LARGEST = 10_000;
	private static final String ACTIVITY = "Looking for clusters";

	private static final int JOINED_PER_REPORT = 1 << 12;

	/** Distances between two looks at the cancel button. */
	private static final int CHECK_EVERY = 1 << 20;

	/**
	 * @param coordinates {@code [points × components]}; points with NaN are noise
	 * @param eps 0 = automatic: the knee of the rising curve of distances to the tenth neighbour, that is its point farthest
	 *          below the line from its first to its last (V. Satopää <i>et al.</i>, "Finding a kneedle in a haystack", 2011);
	 *          of islands of ten points or fewer, whose tenth neighbour is on another island, the largest distance within one
	 * @param seed of the sample
	 * @throws XasException if {@code eps} is negative
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Clusters of(final float[] coordinates, final int components, final double eps, final long seed,
		final Progress progress)
	{
		if (!(eps >= 0)) throw new XasException("eps must be 0 (automatic) or more, but is " + eps + ".");
		progress.report(ACTIVITY, 0);
		final int[] labels = new int[coordinates.length / components];
		Arrays.fill(labels, NOISE);
		final int[] known = IntStream.range(0, labels.length).filter(i -> isKnown(coordinates, components, i)).toArray();
		final int[] sample = sample(known, seed);
		if (sample.length <= NEIGHBORS) return new Clusters(labels, 0, eps, NEIGHBORS, sample.length);
		final List<Place> places = Arrays.stream(sample).mapToObj(i -> new Place(i, place(coordinates, components, i)))
			.toList();
		final KDTree<Place> tree = new KDTree<>(places, places.stream().map(place -> RealPoint.wrap(place.getPoint())).toList());
		final double[][] distances = distances(places, tree, progress);
		final int neighbors = neighbors(distances);
		final double radius = eps > 0 ? eps : radius(distances[neighbors - 1], neighbors);
		final int count = label(places, radius, neighbors, labels, progress);
		if (sample.length < known.length) join(coordinates, components, known, tree, radius, labels, progress);
		return new Clusters(labels, count, radius, neighbors, sample.length);
	}

	private static boolean isKnown(final float[] coordinates, final int components, final int i) {
		for (int c = 0; c < components; c++) {
			if (Float.isNaN(coordinates[i * components + c])) return false;
		}
		return true;
	}

	private static double[] place(final float[] coordinates, final int components, final int i) {
		final double[] place = new double[components];
		for (int c = 0; c < components; c++) place[c] = coordinates[i * components + c];
		return place;
	}

	/** @return {@value #LARGEST} of the points, or all if there are no more */
	private static int[] sample(final int[] known, final long seed) {
		if (known.length <= LARGEST) return known;
		final int[] shuffled = known.clone();
		final SplittableRandom random = SeededStreams.of(seed, "sample for clusters");
		for (int i = 0; i < LARGEST; i++) {
			final int other = random.nextInt(i, shuffled.length);
			final int drawn = shuffled[other];
			shuffled[other] = shuffled[i];
			shuffled[i] = drawn;
		}
		return Arrays.copyOf(shuffled, LARGEST);
	}

	/** @return distances of the points to their first neighbours, {@code [neighbours][points]} */
	private static double[][] distances(final List<Place> places, final KDTree<Place> tree, final Progress progress) {
		final KNearestNeighborSearchOnKDTree<Place> search = new KNearestNeighborSearchOnKDTree<>(tree, Math.min(2 *
			NEIGHBORS + 1, places.size()));
		final double[][] distances = new double[search.getK() - 1][places.size()];
		for (int i = 0; i < places.size(); i++) {
			progress.check();
			search.search(RealPoint.wrap(places.get(i).getPoint()));
			for (int k = 0; k < distances.length; k++) distances[k][i] = Math.sqrt(search.getSquareDistance(k + 1));
		}
		return distances;
	}

	/**
	 * @return as many neighbours as points have on their own islands, but for a small share of the points; on islands that
	 *         hold ten neighbours but not twice as many, half of them, since few points have the tenth nearby
	 */
	private static int neighbors(final double[][] distances) {
		final int points = distances[0].length;
		for (int k = FEWEST; k < distances.length; k++) {
			int ends = 0;
			for (int i = 0; i < points; i++) {
				if (distances[k - 1][i] > 0 && distances[k][i] > GAP * distances[k - 1][i]) ends++;
			}
			if (ends > SHARE * points) return k < NEIGHBORS ? k : k / 2;
		}
		return NEIGHBORS;
	}

	private static double radius(final double[] distances, final int neighbors) {
		final double[] rising = distances.clone();
		Arrays.sort(rising);
		final int knee = knee(rising);
		final boolean smallIslands = neighbors < NEIGHBORS;
		return smallIslands && below(rising, knee) < JUMP ? rising[rising.length - 1] : rising[knee];
	}

	/** @return how far a point of the curve is below the line from its first to its last, as a share of its height */
	private static double below(final double[] rising, final int i) {
		final int last = rising.length - 1;
		return (double) i / last - (rising[i] - rising[0]) / (rising[last] - rising[0]);
	}

	/** @return the place of the point farthest below the line from the first to the last */
	private static int knee(final double[] rising) {
		int knee = rising.length - 1;
		double farthest = 0;
		for (int i = 0; i < rising.length; i++) {
			if (!(below(rising, i) > farthest)) continue;
			farthest = below(rising, i);
			knee = i;
		}
		return knee;
	}

	/** @return number of clusters */
	private static int label(final List<Place> places, final double radius, final int neighbors, final int[] labels,
		final Progress progress)
	{
		final List<Cluster<Place>> clusters = new ArrayList<>(new DBSCANClusterer<Place>(radius, neighbors, checking(
			places.size(), progress)).cluster(places));
		clusters.sort(Comparator.comparingInt((Cluster<Place> cluster) -> -cluster.getPoints().size()));
		for (int c = 0; c < clusters.size(); c++) {
			for (final Place place : clusters.get(c).getPoints()) labels[place.index] = c;
		}
		return clusters.size();
	}

	/** @return the Euclidean distance, which now and then looks whether the person has had enough */
	private static DistanceMeasure checking(final int points, final Progress progress) {
		final long[] calls = { 0 };
		return (a, b) -> {
			if (++calls[0] % CHECK_EVERY == 0) {
				progress.check();
				progress.report(ACTIVITY, calls[0] / ((double) points * points));
			}
			double sum = 0;
			for (int c = 0; c < a.length; c++) sum += (a[c] - b[c]) * (a[c] - b[c]);
			return Math.sqrt(sum);
		};
	}

	/** Gives all points the label of the nearest one of the sample. */
	private static void join(final float[] coordinates, final int components, final int[] known, final KDTree<Place> tree,
		final double radius, final int[] labels, final Progress progress)
	{
		final NearestNeighborSearchOnKDTree<Place> search = new NearestNeighborSearchOnKDTree<>(tree);
		final double[] position = new double[components];
		final RealPoint point = RealPoint.wrap(position);
		for (int k = 0; k < known.length; k++) {
			if (k % JOINED_PER_REPORT == 0) {
				progress.check();
				progress.report("Joining points to clusters", (double) k / known.length);
			}
			final int i = known[k];
			for (int c = 0; c < components; c++) position[c] = coordinates[i * components + c];
			search.search(point);
			if (search.getSquareDistance() <= radius * radius) labels[i] = labels[search.getSampler().get().index];
		}
	}

	/** A point that equals no other, even in the same place: Commons Math would count such two as one. */
	private static final class Place implements Clusterable {

		private final int index;
		private final double[] place;

		Place(final int index, final double[] place) {
			this.index = index;
			this.place = place;
		}

		@Override
		public double[] getPoint() {
			return place;
		}
	}
}
