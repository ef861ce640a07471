package org.xasmapper.absorption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
	 * @return sentences on samples without a value, and if it does not rise; none if all is well
	 */
	static List<String> doubts(final Measurement absorption, final Signal taken) {
		final double[] mean = new double[looks(absorption)];
		final long missing = read(absorption, mean);
		final List<String> doubts = new ArrayList<>();
		if (missing > 0) {
			doubts.add(String.format(Locale.ROOT, "%,d of %,d samples in the planes looked at have no absorption: their counts are missing or " +
				"not positive.", missing, absorption.samples().dimension(0) * absorption.samples().dimension(1) * mean.length));
		}
		final double before = mean[0];
		final double after = mean[mean.length - 1];
		if (after <= before && mean.length > 1 && falls(mean)) doubts.add(falls(before, after, taken));
		return doubts;
	}

	private static String falls(final double before, final double after, final Signal taken) {
		return String.format(Locale.ROOT, "On the mean of all pixels absorption does not rise at the edge, but falls from %.4g " +
			"to %.4g. The samples were taken for %s; if they are not, say what they are with signal=.", before, after, taken);
	}

	/** @return how many planes are read */
	private static int looks(final Measurement absorption) {
		final long pixels = absorption.samples().dimension(0) * absorption.samples().dimension(1);
		return (int) Math.min(absorption.energies().length, Math.max(FEWEST, Math.min(PLANES, SAMPLES / pixels)));
	}

	/**
	 * @param mean receives the mean of all pixels at evenly spaced planes, in the order of their energies; both ends are among them
	 * @return the number of samples that are not finite
	 */
	private static long read(final Measurement absorption, final double[] mean) {
		final double[] energies = absorption.energies();
		final int[] rising = IntStream.range(0, energies.length).boxed().sorted(Comparator.comparingDouble(k -> energies[k]))
			.mapToInt(Integer::intValue).toArray();
		final Frames frames = new Frames(absorption.samples(), null);
		long missing = 0;
		for (int i = 0; i < mean.length; i++) {
			double sum = 0;
			int count = 0;
			for (final float value : frames.read(rising[mean.length == 1 ? 0 : i * (rising.length - 1) / (mean.length - 1)])) {
				if (!Float.isFinite(value)) continue;
				sum += value;
				count++;
			}
			mean[i] = sum / count;
			missing += frames.pixels() - count;
		}
		return missing;
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
