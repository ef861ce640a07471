package org.xasmapper.embed.neighbors;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Spectra as points of a Euclidean space whose nearest points are the nearest spectra by the metric: the spectra
 * themselves, or scaled to unit length (cosine), or freed of their mean and then scaled (correlation).
 */
public final class Points {

	/** How many rows a message names. */
	private static final int NAMED = 10;

	/** What is left of a constant spectrum after its mean is taken off is rounding below this share of it. */
	private static final double ROUNDING = 1e-6;

	private final float[] values;
	private final int dims;
	private final Metric metric;

	private Points(final float[] values, final int dims, final Metric metric) {
		this.values = values;
		this.dims = dims;
		this.metric = metric;
	}

	/**
	 * @throws XasException naming the rows that have values which are not finite, or have no direction that correlation
	 *           or cosine could compare
	 */
	public static Points of(final Spectra spectra, final Metric metric) {
		requireFinite(spectra);
		final int dims = spectra.energies().size();
		if (metric == Metric.EUCLIDEAN) return new Points(spectra.values(), dims, metric);
		final float[] directions = new float[spectra.values().length];
		final int[] without = IntStream.range(0, spectra.count()).filter(i -> !direct(spectra, i, metric, directions))
			.toArray();
		if (without.length == 0) return new Points(directions, dims, metric);
		throw new XasException((metric == Metric.CORRELATION ? "Constant spectra correlate with nothing"
			: "Spectra of zeros have no angle with others") + ": " + rows(without) +
			". Remove them, or choose the Euclidean metric.");
	}

	private static void requireFinite(final Spectra spectra) {
		final int[] bad = IntStream.range(0, spectra.count()).filter(i -> !Finite.is(spectra, i)).toArray();
		if (bad.length == 0) return;
		throw new XasException("Some spectra have missing values (NaN) or infinities: " + rows(bad) +
			". Remove them, for instance with XAS Curate, or mask their pixels.");
	}

	/** @return whether there is a direction */
	private static boolean direct(final Spectra spectra, final int row, final Metric metric, final float[] target) {
		final int m = spectra.energies().size();
		double mean = 0;
		double largest = 0;
		for (int k = 0; k < m; k++) {
			mean += spectra.value(row, k) / (double) m;
			largest = Math.max(largest, Math.abs(spectra.value(row, k)));
		}
		final double origin = metric == Metric.CORRELATION ? mean : 0;
		double square = 0;
		for (int k = 0; k < m; k++) square += Math.pow(spectra.value(row, k) - origin, 2);
		if (Math.sqrt(square / m) <= ROUNDING * largest) return false;
		final double scale = 1 / Math.sqrt(square);
		for (int k = 0; k < m; k++) target[row * m + k] = (float) ((spectra.value(row, k) - origin) * scale);
		return true;
	}

	private static String rows(final int[] rows) {
		final List<Integer> first = IntStream.of(rows).limit(NAMED).mapToObj(row -> row + 1).toList();
		final String names = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
		return (rows.length == 1 ? "row " : "rows ") + names + (rows.length > NAMED ? " … (" + rows.length + " in all)"
			: "");
	}

	public int count() {
		return values.length / dims;
	}

	public int dims() {
		return dims;
	}

	/** @return the shared array {@code [points × dims]}; read only */
	public float[] values() {
		return values;
	}

	/** @return points of the same kind in the same space */
	Points like(final float[] others) {
		return new Points(others, dims, metric);
	}

	/** @return a copy of the points of the first {@code count} rows of the list */
	Points select(final int[] rows, final int count) {
		final float[] selected = new float[count * dims];
		for (int i = 0; i < count; i++) System.arraycopy(values, rows[i] * dims, selected, i * dims, dims);
		return like(selected);
	}

	/** @return the mean of each group */
	public Points means(final PointGroups groups) {
		final float[] means = new float[groups.count() * dims];
		final double[] sums = new double[dims];
		for (int g = 0; g < groups.count(); g++) {
			Arrays.fill(sums, 0);
			for (int at = groups.start(g); at < groups.end(g); at++) {
				for (int d = 0; d < dims; d++) sums[d] += values[groups.rows()[at] * dims + d];
			}
			for (int d = 0; d < dims; d++) means[g * dims + d] = (float) (sums[d] / groups.size(g));
		}
		return like(means);
	}

	/** @return whether all points are one; directions, which are computed, but for rounding */
	public boolean areAllEqual() {
		double square = 0;
		for (int k = 0; k < dims; k++) square += (double) values[k] * values[k];
		final double rounding = metric == Metric.EUCLIDEAN ? 0 : ROUNDING * ROUNDING * square;
		return IntStream.range(1, count()).allMatch(i -> square(i, this, 0) <= rounding);
	}

	/** @return distance by the metric between point {@code i} of these and point {@code j} of the others */
	public double distance(final int i, final Points others, final int j) {
		final double square = square(i, others, j);
		// Of unit vectors |u − v|² = 2 (1 − u·v), without the cancellation of 1 − u·v.
		return metric == Metric.EUCLIDEAN ? Math.sqrt(square) : square / 2;
	}

	private double square(final int i, final Points others, final int j) {
		return square(values, i * dims, others.values, j * dims, dims);
	}

	/** Four sums, because a single one waits for its own last addition. */
	private static double square(final float[] a, final int i, final float[] b, final int j, final int dims) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int k = 0;
		for (; k + 3 < dims; k += 4) {
			final double d0 = a[i + k] - b[j + k];
			final double d1 = a[i + k + 1] - b[j + k + 1];
			final double d2 = a[i + k + 2] - b[j + k + 2];
			final double d3 = a[i + k + 3] - b[j + k + 3];
			s0 += d0 * d0;
			s1 += d1 * d1;
			s2 += d2 * d2;
			s3 += d3 * d3;
		}
		for (; k < dims; k++) {
			final double d = a[i + k] - b[j + k];
			s0 += d * d;
		}
		return s0 + s1 + (s2 + s3);
	}
}
