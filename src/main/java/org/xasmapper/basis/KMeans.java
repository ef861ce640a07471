package org.xasmapper.basis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/**
 * Cluster centroids of a spectral database, as a simulated basis: Lloyd's algorithm from k-means++ seeds
 * (Arthur and Vassilvitskii 2007), the best of several restarts.
 */
public final class KMeans {

	private static final int RESTARTS = 10;
	private static final int MOST_ITERATIONS = 300;

	private KMeans() {}

	/**
	 * @param database finite spectra, at least {@code clusters}; only read
	 * @param clusters at least 1
	 * @param seed the same seed gives the same clusters, whatever the number of threads
	 * @return the centroids, named {@code cluster 1}, {@code cluster 2} … from the largest to the smallest, with the
	 *         number of spectra in column {@code count} and the means of the database's columns of numbers
	 * @throws XasException if there are fewer distinct spectra than clusters or a value is not finite
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Spectra centroids(final Spectra database, final int clusters, final long seed,
		final Progress progress)
	{
		if (clusters < 1 || clusters > database.count()) {
			throw new XasException("Cannot make " + clusters + " clusters of " + database.count() +
				" spectra; choose a number from 1 to " + database.count() + ".");
		}
		Finite.require(database, "database");
		final Clustering[] runs = new Clustering[RESTARTS];
		final SplittableRandom[] streams = SeededStreams.of(seed, "k-means", RESTARTS);
		progress.report("Clustering spectra", 0);
		Workers.run(RESTARTS, Workers.available(), () -> r -> {
			runs[r] = new Clustering(database, clusters, streams[r], progress);
			runs[r].converge();
		});
		progress.report("Clustering spectra", 1);
		return Arrays.stream(runs).min(Comparator.comparingDouble(run -> run.inertia)).orElseThrow().centroids();
	}

	/** One restart. */
	private static final class Clustering {

		private final Spectra database;
		private final int m;
		private final Progress progress;
		private final double[][] centres;
		private final int[] cluster;
		private final double[] distance;
		private double inertia;

		Clustering(final Spectra database, final int clusters, final SplittableRandom random, final Progress progress) {
			this.database = database;
			this.progress = progress;
			m = database.energies().size();
			centres = new double[clusters][m];
			cluster = new int[database.count()];
			distance = new double[database.count()];
			seed(random);
		}

		/** Draws each centre with a probability that grows with the square of the distance from those before it. */
		private void seed(final SplittableRandom random) {
			Arrays.fill(distance, 1);
			for (int c = 0; c < centres.length; c++) {
				final double total = Arrays.stream(distance).sum();
				if (!(total > 0)) {
					throw new XasException("There are only " + c + " distinct spectra; choose at most " + c +
						" clusters.");
				}
				moveTo(c, drawn(random.nextDouble() * total));
				for (int i = 0; i < distance.length; i++) {
					final double d = squaredDistance(i, centres[c]);
					distance[i] = c == 0 ? d : Math.min(distance[i], d);
				}
			}
		}

		private int drawn(final double target) {
			double sum = 0;
			int last = 0;
			for (int i = 0; i < distance.length; i++) {
				if (distance[i] == 0) continue;
				sum += distance[i];
				last = i;
				if (sum > target) break;
			}
			return last;
		}

		private void moveTo(final int centre, final int spectrum) {
			for (int k = 0; k < m; k++) centres[centre][k] = database.value(spectrum, k);
		}

		void converge() {
			Arrays.fill(cluster, -1);
			for (int it = 0; it < MOST_ITERATIONS && assign(); it++) {
				progress.check();
				average();
			}
		}

		/** @return whether a spectrum has changed its cluster */
		private boolean assign() {
			boolean changed = false;
			inertia = 0;
			for (int i = 0; i < cluster.length; i++) {
				int nearest = 0;
				distance[i] = Double.POSITIVE_INFINITY;
				for (int c = 0; c < centres.length; c++) {
					final double d = squaredDistance(i, centres[c]);
					if (d >= distance[i]) continue;
					distance[i] = d;
					nearest = c;
				}
				changed |= nearest != cluster[i];
				cluster[i] = nearest;
				inertia += distance[i];
			}
			return changed;
		}

		private void average() {
			final int[] counts = counts();
			for (int c = 0; c < centres.length; c++) {
				if (counts[c] == 0) moveTo(c, farthest());
				else Arrays.fill(centres[c], 0);
			}
			for (int i = 0; i < cluster.length; i++) {
				final double[] centre = centres[cluster[i]];
				for (int k = 0; k < m; k++) centre[k] += database.value(i, k) / (double) counts[cluster[i]];
			}
		}

		/** @return the spectrum farthest from its centre, which then counts as at home */
		private int farthest() {
			int farthest = 0;
			for (int i = 1; i < distance.length; i++) {
				if (distance[i] > distance[farthest]) farthest = i;
			}
			distance[farthest] = 0;
			return farthest;
		}

		private int[] counts() {
			final int[] counts = new int[centres.length];
			for (final int c : cluster) counts[c]++;
			return counts;
		}

		private double squaredDistance(final int spectrum, final double[] centre) {
			final float[] values = database.values();
			final int offset = spectrum * m;
			double sum = 0;
			for (int k = 0; k < m; k++) {
				final double d = values[offset + k] - centre[k];
				sum += d * d;
			}
			return sum;
		}

		Spectra centroids() {
			final int[] counts = counts();
			final int[] order = IntStream.range(0, centres.length).boxed().sorted(Comparator.comparingInt(
				c -> -counts[c])).mapToInt(c -> c).toArray();
			final float[] values = new float[centres.length * m];
			for (int c = 0; c < order.length; c++) {
				for (int k = 0; k < m; k++) values[c * m + k] = (float) centres[order[c]][k];
			}
			final List<String> names = IntStream.rangeClosed(1, order.length).mapToObj(c -> "cluster " + c).toList();
			final List<String> sizes = Arrays.stream(order).mapToObj(c -> String.valueOf(counts[c])).toList();
			final List<int[]> members = Arrays.stream(order).mapToObj(this::members).toList();
			return new Spectra(database.energies(), values, MemberMeans.of(database.table(), members).with(Spectra.NAME, names)
				.with("count", sizes));
		}

		private int[] members(final int centre) {
			return IntStream.range(0, cluster.length).filter(i -> cluster[i] == centre).toArray();
		}
	}
}
