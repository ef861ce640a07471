package org.xasmapper.absorption;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.xasmapper.io.Measurement;
import org.xasmapper.io.Signal;

/**
 * Whether absorption rises at the edge, as it must. A mean spectrum that falls is most often an intensity that was taken for
 * absorption, or the reverse; but one with a white line on a falling background may end lower than it began. Such a one
 * peaks above the straight line between its ends, and its largest fall is about its largest rise.
 */
final class RisingEdge {

	/** Planes that are read at most: enough to meet the edge and its white line. */
	private static final int PLANES = 24;

	/** Planes that are read of the largest images, and samples that are read of others: opening should take a second. */
	private static final int FEWEST = 6;
	private static final int SAMPLES = 1 << 23;

	/** Our judgement: how much larger than the largest rise the largest fall is in what falls at the edge. */
	private static final double FALLS = 1.5;

	private RisingEdge() {}

	/**
	 * @param absorption as it came out
	 * @param taken what its samples were taken for
	 * @return a sentence if it does not rise, or holds no value; empty if it does, or there is one energy only
	 */
	static Optional<String> doubt(final Measurement absorption, final Signal taken) {
		final double[] mean = mean(absorption);
		if (mean.length < 2) return Optional.empty();
		final double before = mean[0];
		final double after = mean[mean.length - 1];
		if (Double.isNaN(before) || Double.isNaN(after)) {
			return Optional.of("There is no absorption at the first or the last energy: its counts are missing or not positive.");
		}
		if (after > before || !falls(mean)) return Optional.empty();
		return Optional.of(String.format(Locale.ROOT, "On the mean of all pixels absorption does not rise at the edge, but falls from %.4g " +
			"to %.4g. The samples were taken for %s; if they are not, say what they are with signal=.", before, after, taken));
	}

	/** @return the mean of all pixels at evenly spaced planes, in the order of their energies; both ends are among them */
	private static double[] mean(final Measurement absorption) {
		final double[] energies = absorption.energies();
		final int[] rising = IntStream.range(0, energies.length).boxed().sorted(Comparator.comparingDouble(k -> energies[k]))
			.mapToInt(Integer::intValue).toArray();
		final Frames frames = new Frames(absorption.samples(), null);
		final int affordable = Math.max(FEWEST, Math.min(PLANES, SAMPLES / frames.pixels()));
		final double[] mean = new double[Math.min(affordable, rising.length)];
		for (int i = 0; i < mean.length; i++) {
			mean[i] = mean(frames.read(rising[mean.length == 1 ? 0 : i * (rising.length - 1) / (mean.length - 1)]));
		}
		return mean;
	}

	private static double mean(final float[] plane) {
		double sum = 0;
		int count = 0;
		for (final float value : plane) {
			if (!Float.isFinite(value)) continue;
			sum += value;
			count++;
		}
		return sum / count;
	}

	private static boolean falls(final double[] mean) {
		double rise = 0;
		double fall = 0;
		double above = 0;
		double below = 0;
		double lowest = mean[0];
		double highest = mean[0];
		for (int i = 0; i < mean.length; i++) {
			lowest = Math.min(lowest, mean[i]);
			highest = Math.max(highest, mean[i]);
			rise = Math.max(rise, mean[i] - lowest);
			fall = Math.max(fall, highest - mean[i]);
			final double chord = mean[0] + (mean[mean.length - 1] - mean[0]) * i / (mean.length - 1);
			above = Math.max(above, mean[i] - chord);
			below = Math.max(below, chord - mean[i]);
		}
		return fall > FALLS * rise || below > above;
	}
}
