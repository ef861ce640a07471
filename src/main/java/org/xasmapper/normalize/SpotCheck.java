package org.xasmapper.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xasmapper.spectrum.EnergyGrid;

/**
 * What a look at every sixteenth spectrum, or at all of a small map, tells of the data as a whole: slices that lie off
 * their neighbours, a detector at its limit, intensities in the place of absorption. For one thread.
 */
final class SpotCheck {

	/** Of a smaller map all spectra are looked at. */
	private static final int SMALL = 4096;
	private static final int INTERVAL = 16;

	/** Least jump of the mean normalised spectrum, up and down again, that is told. */
	private static final double GLITCH = 0.1;

	/** How many spectra have to fall at the edge for one that rises. */
	private static final int MOSTLY = 3;

	/** Share of the samples with the same highest value that is told. */
	private static final double SATURATED = 0.005;
	private static final int FEWEST_SATURATED = 3;

	private final EnergyGrid energies;
	private final double[] sum;
	private int normalized;
	private int falling;
	private float highest = Float.NEGATIVE_INFINITY;
	private int atHighest;

	SpotCheck(final EnergyGrid energies) {
		this.energies = energies;
		sum = new double[energies.size()];
	}

	/** @return whether a spectrum of so many is looked at */
	static boolean includes(final int spectrum, final int all) {
		return all <= SMALL || spectrum % INTERVAL == 0;
	}

	/**
	 * @param samples holds the spectrum from {@code from} on
	 * @param results holds it there when normalised
	 */
	void addNormalized(final float[] samples, final float[] results, final int from) {
		normalized++;
		for (int k = 0; k < sum.length; k++) {
			final float sample = samples[from + k];
			if (sample > highest) {
				highest = sample;
				atHighest = 0;
			}
			if (sample == highest) atHighest++;
			sum[k] += results[from + k];
		}
	}

	/** Counts a spectrum that would have a good edge if it were turned upside down. */
	void addFalling() {
		falling++;
	}

	void add(final SpotCheck other) {
		normalized += other.normalized;
		falling += other.falling;
		if (other.highest > highest) atHighest = 0;
		if (other.highest >= highest) atHighest += other.atHighest;
		highest = Math.max(highest, other.highest);
		for (int k = 0; k < sum.length; k++) sum[k] += other.sum[k];
	}

	/** @return whether the spectra mostly fall at the edge */
	private boolean seemsTransmitted() {
		return falling > MOSTLY * normalized;
	}

	/** @return a sentence for each peculiarity */
	List<String> notes() {
		final List<String> notes = new ArrayList<>();
		if (seemsTransmitted()) {
			notes.add("The signal falls at the edge in " + falling + " of " + (falling + normalized) + " spectra looked at. " +
				"The stack may hold transmitted intensities: take -ln(I/I0) first. Or its list of energies was sorted without its " +
				"slices: open it with the energies in the order of the slices, also if they fall; both are then turned round.");
		}
		for (int k = 1; k < sum.length - 1 && normalized > 0; k++) addGlitch(k, notes);
		if (atHighest >= FEWEST_SATURATED && atHighest >= SATURATED * normalized * sum.length) {
			notes.add(String.format(Locale.ROOT, "%d of %d samples looked at share the highest value, %s. If the detector was " +
				"saturated there, edge steps are too small.", atHighest, normalized * sum.length, highest));
		}
		return notes;
	}

	/** @return mean normalised sample at energy number {@code k}, NaN where the data end */
	private double mean(final int k) {
		return k < 0 || k >= sum.length ? Double.NaN : sum[k] / normalized;
	}

	private void addGlitch(final int k, final List<String> notes) {
		final double height = Spikes.height(mean(k - 2), mean(k - 1), mean(k), mean(k + 1), mean(k + 2));
		if (Math.abs(height) < GLITCH) return;
		notes.add(String.format(Locale.ROOT, "The slice at %.2f eV lies %s its neighbours by %.2f edge steps on average. " +
			"If the beam was lost or glitched, delete it and its energy.", energies.energy(k), height > 0 ? "above" : "below", Math
				.abs(height)));
	}
}
