package org.xasmapper.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How energies in the order of measurement become a grid: sorted together with their values, repeats brought together.
 * Falling energies, sweeps one after the other, several frames at an energy, and a readback that steps back now and
 * then are recognised. Immutable.
 * <p>
 * Energies that increase from each to the next, or decrease, are all taken as they stand. In others, the same energy is
 * what differs by no more than {@link EnergyGrid#SAME}; and, since a readback never repeats exactly,
 * <ul>
 * <li>frames: when the measurement stays at each energy for the same number of frames, their readbacks spread over less
 * than a fifth of the distance to the next;</li>
 * <li>sweeps: an energy that differs from one of the longest sweep's by less than 0.3 of the step there.</li>
 * </ul>
 * Both only within the resolution of a Si(111) monochromator, ΔE/E = 1.3·10⁻⁴ (X-ray Data Booklet, LBNL, section 4.1):
 * energies that differ by more are meant to differ. The energy of a mean is the mean of its energies.
 */
public final class EnergyOrder {

	private static final double RESOLUTION = 1.3e-4;
	private static final double FRAME_SPREAD = 0.2;
	private static final double SWEEP_DISTANCE = 0.3;

	/** Frames at fewer energies than this are not recognised by their spread. */
	private static final int FEWEST_ENERGIES = 3;

	/** Where most energies differ, more than this many sweeps of fewer energies each are no sweeps but disorder. */
	private static final int MOST_SWEEPS = 3;
	private static final int SHORTEST_SWEEP = 8;
	private static final double DIFFERENT = 0.75;

	/** So are sweeps that go back and forth over more than this many times what they span. */
	private static final double LONGEST_PATH = 2;

	/** Measurements of one energy, numbered from 0 in the order of measurement. */
	private record Point(double energy, int[] measurements) {

		Point and(final Point other) {
			final int[] all = IntStream.concat(Arrays.stream(measurements), Arrays.stream(other.measurements)).sorted()
				.toArray();
			final double sum = energy * measurements.length + other.energy * other.measurements.length;
			return new Point(sum / all.length, all);
		}
	}

	private final EnergyGrid energies;
	private final int measured;
	private final int[][] measurements;
	private final List<String> changes;
	private final boolean asMeasured;

	private EnergyOrder(final EnergyGrid energies, final int measured, final int[][] measurements,
		final List<String> changes)
	{
		this.energies = energies;
		this.measured = measured;
		this.measurements = measurements;
		this.changes = List.copyOf(changes);
		asMeasured = measured == measurements.length && IntStream.range(0, measured).allMatch(k -> measurements[k][0] == k);
	}

	/** @return energies that are a grid already */
	public static EnergyOrder asMeasured(final EnergyGrid energies) {
		return new EnergyOrder(energies, energies.size(), IntStream.range(0, energies.size()).mapToObj(k -> new int[] { k }).toArray(
			int[][]::new), List.of());
	}

	/**
	 * @param measured energies in eV in the order of measurement; not changed
	 * @param repeats what to do where an energy was measured several times
	 * @throws XasException if an energy is negative or no number, if there are fewer than two different ones, if they are
	 *           in no order, or if one was measured several times and that is to be refused
	 */
	public static EnergyOrder of(final double[] measured, final Repeats repeats) {
		EnergyGrid.requireEnergies(measured);
		final List<Integer> starts = EnergySweeps.starts(measured);
		final List<List<Point>> sweeps = new ArrayList<>();
		for (int s = 0; s < starts.size(); s++) {
			final int end = s + 1 < starts.size() ? starts.get(s + 1) : measured.length;
			sweeps.add(sweep(measured, starts.get(s), end));
		}
		final List<Point> points = joined(sweeps);
		if (points.size() < 2) {
			throw new XasException("All " + measured.length + " energies are " + number(measured[0]) +
				" eV; a spectrum needs at least two.");
		}
		if (points.size() > DIFFERENT * measured.length && isDisorder(measured, starts)) {
			throw new XasException("The energies, from " + number(measured[0]) + " to " + number(measured[measured.length - 1]) +
				" eV, are in no order. If these are not the energies, call the column that is \"energy\"; if they are, sort them " +
				"together with what was measured at them.");
		}
		if (repeats == Repeats.REFUSE) refuseRepeats(points, measured);
		final List<Point> chosen = repeats == Repeats.FIRST ? first(points, measured) : points;
		final EnergyGrid energies = EnergyGrid.of(chosen.stream().mapToDouble(point -> rounded(point, measured)).toArray());
		return new EnergyOrder(energies, measured.length, chosen.stream().map(Point::measurements).toArray(int[][]::new),
			new Described(measured, sweeps, points, repeats).lines());
	}

	private static boolean isDisorder(final double[] measured, final List<Integer> starts) {
		if (starts.size() > MOST_SWEEPS && measured.length < SHORTEST_SWEEP * starts.size()) return true;
		double path = 0;
		double span = 0;
		for (int s = 0; s < starts.size(); s++) {
			final int end = s + 1 < starts.size() ? starts.get(s + 1) : measured.length;
			final DoubleSummaryStatistics range = new DoubleSummaryStatistics();
			for (int i = starts.get(s); i < end; i++) {
				range.accept(measured[i]);
				if (i > starts.get(s)) path += Math.abs(measured[i] - measured[i - 1]);
			}
			span += range.getMax() - range.getMin();
		}
		return path > LONGEST_PATH * span;
	}

	/** A mean is rounded to 1 µeV, so that three times 7112.1 is 7112.1. */
	private static double rounded(final Point point, final double[] measured) {
		if (point.measurements.length == 1) return measured[point.measurements[0]];
		return Math.rint(point.energy * 1e6) / 1e6;
	}

	/** @return the energies of one sweep, sorted, its frames brought together */
	private static List<Point> sweep(final double[] measured, final int from, final int to) {
		final List<Point> points = isMonotonic(measured, from, to) ? null : frames(measured, from, to);
		return points != null ? points : sorted(IntStream.range(from, to).mapToObj(i -> new Point(measured[i], new int[] {
			i })).toList());
	}

	private static boolean isMonotonic(final double[] measured, final int from, final int to) {
		final double direction = Math.signum(measured[to - 1] - measured[from]);
		return IntStream.range(from + 1, to).allMatch(i -> direction * (measured[i] - measured[i - 1]) > EnergyGrid.SAME);
	}

	/** @return the energies of a sweep that stayed at each for the same number of frames, or null if it did not */
	private static List<Point> frames(final double[] measured, final int from, final int to) {
		double low = measured[from];
		double high = measured[from];
		for (int i = from + 1; i < to && high - low <= RESOLUTION * low; i++) {
			final double step = Math.max(measured[i] - high, low - measured[i]);
			if (i - from > 1 && step > EnergyGrid.SAME && high - low <= FRAME_SPREAD * step) {
				final List<Point> points = frames(measured, from, to, i - from);
				if (points != null) return points;
			}
			low = Math.min(low, measured[i]);
			high = Math.max(high, measured[i]);
		}
		return null;
	}

	/** @return points of so many frames each, sorted, or null if they were not measured so */
	private static List<Point> frames(final double[] measured, final int from, final int to, final int frames) {
		final List<Point> points = new ArrayList<>();
		final List<Double> spreads = new ArrayList<>();
		for (int i = from; i < to; i += frames) {
			final double[] group = Arrays.copyOfRange(measured, i, Math.min(i + frames, to));
			final double low = Arrays.stream(group).min().orElseThrow();
			final double spread = Arrays.stream(group).max().orElseThrow() - low;
			if (spread > RESOLUTION * low) return null;
			spreads.add(spread);
			points.add(new Point(Arrays.stream(group).average().orElseThrow(), IntStream.range(i, i + group.length).toArray()));
		}
		if (points.size() < FEWEST_ENERGIES) return null;
		for (int p = 1; p < points.size(); p++) {
			final double step = Math.abs(points.get(p).energy - points.get(p - 1).energy);
			if (step <= EnergyGrid.SAME || Math.max(spreads.get(p - 1), spreads.get(p)) > FRAME_SPREAD * step) return null;
		}
		return sorted(points);
	}

	/** @return the points from low to high energy, equal ones joined */
	private static List<Point> sorted(final List<Point> points) {
		final List<Point> rising = new ArrayList<>(points);
		rising.sort(Comparator.comparingDouble(Point::energy));
		final List<Point> distinct = new ArrayList<>();
		for (final Point point : rising) {
			final int last = distinct.size() - 1;
			if (last >= 0 && point.energy - distinct.get(last).energy <= EnergyGrid.SAME) {
				distinct.set(last, distinct.get(last).and(point));
			}
			else {
				distinct.add(point);
			}
		}
		return distinct;
	}

	/** Brings the energies of all sweeps to those of the longest. */
	private static List<Point> joined(final List<List<Point>> sweeps) {
		final List<Point> longest = sweeps.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
		final Point[] joined = longest.toArray(Point[]::new);
		final List<Point> all = new ArrayList<>();
		for (final List<Point> sweep : sweeps) {
			if (sweep != longest) join(sweep, longest, joined, all);
		}
		all.addAll(Arrays.asList(joined));
		return sorted(all);
	}

	/**
	 * @param joined receives the points that are near one of the longest sweep's
	 * @param others receives those that are not, and those of which several are near the same
	 */
	private static void join(final List<Point> sweep, final List<Point> longest, final Point[] joined,
		final List<Point> others)
	{
		final int[] near = sweep.stream().mapToInt(point -> near(point.energy, longest)).toArray();
		for (int i = 0; i < near.length; i++) {
			final boolean alone = (i == 0 || near[i - 1] != near[i]) && (i == near.length - 1 || near[i + 1] != near[i]);
			if (near[i] >= 0 && alone) joined[near[i]] = joined[near[i]].and(sweep.get(i));
			else others.add(sweep.get(i));
		}
	}

	/** @return number of the point that counts as the same energy, or -1 */
	private static int near(final double energy, final List<Point> points) {
		int nearest = 0;
		int beyond = points.size() - 1;
		while (nearest < beyond) {
			final int middle = (nearest + beyond) >>> 1;
			if (points.get(middle + 1).energy + points.get(middle).energy < 2 * energy) nearest = middle + 1;
			else beyond = middle;
		}
		final double here = points.get(nearest).energy;
		double step = Double.POSITIVE_INFINITY;
		if (nearest > 0) step = here - points.get(nearest - 1).energy;
		if (nearest < points.size() - 1) step = Math.min(step, points.get(nearest + 1).energy - here);
		final double reach = Math.min(SWEEP_DISTANCE * step, RESOLUTION * here);
		return Math.abs(energy - here) <= Math.max(reach, EnergyGrid.SAME) ? nearest : -1;
	}

	private static void refuseRepeats(final List<Point> points, final double[] measured) {
		for (final Point point : points) {
			final int[] places = point.measurements;
			if (places.length == 1) continue;
			throw new XasException(String.format(Locale.ROOT,
				"The energy %s eV was measured %d times, as entries %d and %d. Choose repeats=mean to average, or repeats=first.",
				number(measured[places[0]]), places.length, places[0] + 1, places[1] + 1));
		}
	}

	private static List<Point> first(final List<Point> points, final double[] measured) {
		return sorted(points.stream().map(point -> new Point(measured[point.measurements[0]], new int[] {
			point.measurements[0] })).toList());
	}

	private static String number(final double energy) {
		return String.format(Locale.ROOT, "%.6f", energy).replaceFirst("0{1,4}$", "");
	}

	/** What was changed, in sentences. */
	private record Described(double[] measured, List<List<Point>> sweeps, List<Point> points, Repeats repeats) {

		List<String> lines() {
			final List<String> lines = new ArrayList<>();
			if (sweeps.size() == 1) addSweep(lines);
			if (points.size() < measured.length) lines.add(repeated());
			else if (sweeps.size() > 1) {
				lines.add(sweeps.size() + " sweeps over different energies were sorted into one, energies and values together.");
			}
			return lines;
		}

		private void addSweep(final List<String> lines) {
			final boolean falls = measured[0] > measured[measured.length - 1];
			int back = 0;
			double furthest = 0;
			for (int i = 1; i < measured.length; i++) {
				final double step = falls ? measured[i] - measured[i - 1] : measured[i - 1] - measured[i];
				if (step > 0) back++;
				furthest = Math.max(furthest, step);
			}
			if (falls) {
				lines.add("The energies fall from " + number(measured[0]) + " to " + number(measured[measured.length - 1]) +
					" eV; energies and values were turned round together.");
			}
			if (back > 0 && points.size() == measured.length) {
				lines.add(String.format(Locale.ROOT,
					"The energies step back %d times, by up to %s eV; energies and values were sorted together.", back, number(
						furthest)));
			}
		}

		private String repeated() {
			final int most = points.stream().mapToInt(point -> point.measurements.length).max().orElseThrow();
			final String what = String.format(Locale.ROOT, "%s%d measurements at %d energies, up to %d at one, ", sweeps
				.size() > 1 ? sweeps.size() + " sweeps: " : "", measured.length, points.size(), most);
			return what + (repeats == Repeats.FIRST ? "the first of each energy was taken (repeats=first)."
				: "were averaged (repeats=mean).");
		}
	}

	/** @return the energies in order */
	public EnergyGrid energies() {
		return energies;
	}

	/** @return the number of measured energies */
	public int measured() {
		return measured;
	}

	/** @return the measurements, numbered from 0, whose mean belongs to energy {@code k} */
	public int[] measurements(final int k) {
		return measurements[k].clone();
	}

	/** @return whether the energies were a grid as they were measured */
	public boolean isAsMeasured() {
		return asMeasured;
	}

	/** @return sentences on what was turned round, sorted or averaged; none if nothing was */
	public List<String> changes() {
		return changes;
	}

	/**
	 * Brings rows of values into this order. The mean of repeated values leaves out those that are NaN.
	 *
	 * @param values {@code [measured × width]}, one row after the other
	 * @param width values at each measured energy
	 * @return {@code [energies × width]}; the given array if nothing changes
	 */
	public float[] apply(final float[] values, final int width) {
		if (asMeasured) return values;
		final float[] ordered = new float[energies.size() * width];
		for (int k = 0; k < measurements.length; k++) {
			for (int c = 0; c < width; c++) ordered[k * width + c] = mean(values, width, c, measurements[k]);
		}
		return ordered;
	}

	private static float mean(final float[] values, final int width, final int column, final int[] rows) {
		double sum = 0;
		int count = 0;
		for (final int row : rows) {
			final float value = values[row * width + column];
			if (Float.isNaN(value)) continue;
			sum += value;
			count++;
		}
		return (float) (sum / count);
	}
}
