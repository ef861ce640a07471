package org.xasmapper.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.xasmapper.model.Descriptor;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Quantiles;

/**
 * Where values with and without SDM contradict each other. One of the two does not hold there: the basis lacks what is in the
 * pixel, or the model does not read its measured spectrum as it reads a simulated one.
 *
 * @param map {@code [pixels]}, (with − without) / (both error bars together); beyond ±1 they differ by more. NaN where
 *          masked. The choice of the basis is left out of the bars: its part holds this very difference already
 * @param beyond share of the known pixels that are
 * @param difference median of with − without over these pixels, in the descriptor's unit; NaN where there are none
 */
public record SdmDifference(Descriptor descriptor, float[] map, double beyond, double difference) {

	/**
	 * @param with predictions with SDM
	 * @param without predictions of the same model without it
	 * @return one per descriptor; none of a descriptor without error bars
	 */
	static List<SdmDifference> of(final Prediction with, final Prediction without) {
		final List<SdmDifference> all = new ArrayList<>();
		for (int d = 0; d < with.mean().length; d++) {
			final SdmDifference difference = of(with, without, d);
			if (!Double.isNaN(difference.beyond)) all.add(difference);
		}
		return all;
	}

	private static SdmDifference of(final Prediction with, final Prediction without, final int d) {
		final float[][] basis = with.errors().parts().get(UncertaintyPart.BASIS);
		final float[] map = new float[with.mean()[d].length];
		final float[] beyond = new float[map.length];
		int known = 0;
		int count = 0;
		for (int p = 0; p < map.length; p++) {
			final float difference = with.mean()[d][p] - without.mean()[d][p];
			map[p] = difference / ((basis == null ? with.std()[d][p] : rest(with.std()[d][p], basis[d][p])) + without.std()[d][p]);
			if (Float.isNaN(map[p])) continue;
			known++;
			if (Math.abs(map[p]) > 1) beyond[count++] = difference;
		}
		return new SdmDifference(with.card().descriptors().get(d), map, known == 0 ? Double.NaN : (double) count / known, Quantiles
			.median(Arrays.copyOf(beyond, count)));
	}

	/** @return an error bar without one of its parts */
	private static float rest(final float total, final float part) {
		return (float) Math.sqrt(Math.max(0, (double) total * total - (double) part * part));
	}

	/** @return in how many pixels, and by how much */
	public String line() {
		if (beyond == 0) return descriptor.title() + " is the same with and without SDM, within both error bars together, at all pixels.";
		return String.format(Locale.ROOT, "%s differs with and without SDM by more than both error bars together at %.1f %% of the " +
			"pixels, there by %+.2f in the median.", descriptor.title(), 100 * beyond, difference);
	}
}
