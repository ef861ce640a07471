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
import org.xasmapper.spectrum.XasException;

/**
 * Points of an embedding that lie densely together: DBSCAN (Ester, Kriegel, Sander, Xu 1996) of Apache Commons Math. It
 * compares all points with each other, so of more than {@value #LARGEST} it sees a sample, and the others join the cluster
 * of the nearest point of the sample if that is within {@code eps}.
 *
 * @param labels {@code [points]}, number of the cluster from 0, the largest, or {@link #NOISE}
 * @param count number of clusters
 * @param eps points as close as this are neighbours
 * @param neighbors so many of them make a point the core of a cluster
 * @param compared how many points were compared with each other
 */
public record Clusters(int[] labels, int count, double eps, int neighbors, int compared) {

	/** Label of points that lie apart. */
	public static final int NOISE = -1;

	/**
	 * Points within {@code eps} of a point, itself left out, that make it the core of a cluster: the first of these numbers of which
	 * twice as many still lie on the island of nearly every point. On islands of ten points the tenth neighbour is on another
	 * one, and the distance to it says nothing of how dense they are.
	 */
	private static final int[] NEIGHBORS = { 10, 7, 5, 4, 3, 2 };

	/** Share of the points that may be on smaller islands; these are noise. */
	private static final double ON_SMALL_ISLANDS = 0.1;

	/** Share of the points of small islands whose neighbours are within {@code eps}. */
	private static final double ON_ISLANDS = 0.95;

	/** A point is on an island if the ring from its farthest neighbour there to so many times that distance is empty. */
	private static final double EMPTY_RING = 3;

	/** Neighbours that an island has at least; two or three near duplicates are none. */
	private static final int SMALLEST_ISLAND = 3;

	private static final int LARGEST = 10_000;
	private static final String ACTIVITY = "Looking for clusters";

	/** Distances between two looks at the cancel button. */
	private static final int CHECK_EVERY = 1 << 20;

	/**
	 * @param coordinates {@code [points × components]}; points with NaN are noise
	 * @param eps 0 = automatic: the knee of the rising curve of distances to the tenth neighbour, that is its point farthest
	 *          below the line from its first to its last (V. Satopää <i>et al.</i>, "Finding a kneedle in a haystack", 2011)
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
		if (sample.length <= NEIGHBORS[0]) return new Clusters(labels, 0, eps, NEIGHBORS[0], sample.length);
		final List<Place> places = Arrays.stream(sample).mapToObj(i -> new Place(i, place(coordinates, components, i)))
			.toList();
		final KDTree<Place> tree = new KDTree<>(places, places.stream().map(place -> RealPoint.wrap(place.getPoint())).toList());
		final double[][] distances = distances(places, tree, progress);
		final int neighbors = neighbors(distances);
		final double radius = eps > 0 ? eps : radius(distances, neighbors);
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
		final SplittableRandom random = new SplittableRandom(seed);
		for (int i = 0; i < LARGEST; i++) {
			final int other = random.nextInt(i, shuffled.length);
			final int drawn = shuffled[other];
			shuffled[other] = shuffled[i];
			shuffled[i] = drawn;
		}
		return Arrays.copyOf(shuffled, LARGEST);
	}

	/** @return {@code [points][neighbours]}, rising, from the point itself on */
	private static double[][] distances(final List<Place> places, final KDTree<Place> tree, final Progress progress) {
		final int count = Math.min(2 * NEIGHBORS[0] + 1, places.size());
		final KNearestNeighborSearchOnKDTree<Place> search = new KNearestNeighborSearchOnKDTree<>(tree, count);
		final double[][] distances = new double[places.size()][count];
		for (int i = 0; i < distances.length; i++) {
			progress.check();
			search.search(RealPoint.wrap(places.get(i).getPoint()));
			for (int k = 0; k < count; k++) distances[i][k] = Math.sqrt(search.getSquareDistance(k));
		}
		return distances;
	}

	private static int neighbors(final double[][] distances) {
		for (final int wanted : NEIGHBORS) {
			final long apart = Arrays.stream(distances).filter(rising -> onIsland(rising) < 2 * wanted).count();
			if (apart <= ON_SMALL_ISLANDS * distances.length) return wanted;
		}
		return NEIGHBORS[NEIGHBORS.length - 1];
	}

	/** @return how many neighbours a point has before the first empty ring around it; all if there is none */
	private static int onIsland(final double[] rising) {
		for (int k = SMALLEST_ISLAND; k + 1 < rising.length; k++) {
			if (rising[k + 1] > EMPTY_RING * rising[k]) return k;
		}
		return 2 * NEIGHBORS[0];
	}

	/** On small islands it is their size; the curve would have no knee but where it leaves them. */
	private static double radius(final double[][] distances, final int neighbors) {
		if (neighbors == NEIGHBORS[0]) return knee(Arrays.stream(distances).mapToDouble(rising -> rising[neighbors]).sorted().toArray());
		final double[] sizes = Arrays.stream(distances).mapToDouble(rising -> rising[onIsland(rising) < 2 * NEIGHBORS[0] ? onIsland(
			rising) : neighbors]).sorted().toArray();
		return sizes[(int) Math.ceil(ON_ISLANDS * (sizes.length - 1))];
	}

	private static double knee(final double[] rising) {
		final int last = rising.length - 1;
		final double height = rising[last] - rising[0];
		int knee = last;
		double farthest = 0;
		for (int i = 0; i <= last; i++) {
			final double below = rising[0] + height * i / last - rising[i];
			if (below <= farthest) continue;
			farthest = below;
			knee = i;
		}
		return rising[knee];
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
		for (final int i : known) {
			progress.check();
			search.search(RealPoint.wrap(place(coordinates, components, i)));
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
