package org.xasmapper.spectrum;

import java.util.Arrays;
import java.util.Locale;

/**
 * The photon energies at which spectra were measured or computed: finite, strictly increasing, in eV, at
 * least two. Immutable. A grid that starts at zero is relative to some energy, such as a curated database's.
 */
public final class EnergyGrid {

	/** Energies that differ by no more than this are the same, eV: the precision to which files are read and written. */
	public static final double SAME = 1e-6;

	private final double[] energies;

	private EnergyGrid(final double[] energies) {
		this.energies = energies;
	}

	/**
	 * @param energies in eV, strictly increasing; copied
	 * @throws XasException naming the first entry that is negative, no number or not above its predecessor
	 */
	public static EnergyGrid of(final double... energies) {
		requireEnergies(energies);
		for (int k = 1; k < energies.length; k++) {
			if (energies[k] <= energies[k - 1]) throw notIncreasing(energies, k);
		}
		return new EnergyGrid(energies.clone());
	}

	/** @throws XasException if there are fewer than two energies, or naming the first that is negative or no number */
	public static void requireEnergies(final double[] energies) {
		if (energies.length < 2) {
			throw new XasException("A spectrum needs at least two energies; got " + energies.length + ".");
		}
		for (int k = 0; k < energies.length; k++) {
			if (Double.isFinite(energies[k]) && energies[k] >= 0) continue;
			throw new XasException("Energy " + (k + 1) + " is " + energies[k] +
				"; an energy must be a number and not negative.");
		}
	}

	/**
	 * @param start first energy, eV
	 * @param step distance of neighbours, eV, positive
	 * @param points number of energies, at least two
	 * @throws XasException if a value is out of range
	 */
	public static EnergyGrid regular(final double start, final double step, final int points) {
		if (!(step > 0)) throw new XasException("The energy step must be above 0 eV; got " + step + ".");
		if (points < 2) throw new XasException("An energy grid needs at least 2 points; got " + points + ".");
		final double[] energies = new double[points];
		// Rounded to 1 µeV so that 4962 + 3·0.1 prints, compares and saves as 4962.3.
		for (int k = 0; k < points; k++) energies[k] = Math.rint((start + k * step) * 1e6) / 1e6;
		return of(energies);
	}

	private static XasException notIncreasing(final double[] energies, final int k) {
		final String what = energies[k] == energies[k - 1] ? "appears twice" : "is below the one before it";
		return new XasException(String.format(Locale.ROOT,
			"Energies must increase, but energy %d (%.4f eV) %s. XAS Open... brings energies and what was measured at them " +
				"into order.",
			k + 1, energies[k], what));
	}

	public int size() {
		return energies.length;
	}

	/** @return energy number {@code k} (from 0) in eV */
	public double energy(final int k) {
		return energies[k];
	}

	public double first() {
		return energies[0];
	}

	public double last() {
		return energies[energies.length - 1];
	}

	/** @return first to last energy */
	public EnergyRange range() {
		return new EnergyRange(first(), last());
	}

	/** @return a copy of the energies, eV */
	public double[] toArray() {
		return energies.clone();
	}

	/** @return index of the energy nearest to {@code energy}; of two equally near ones the lower */
	public int nearest(final double energy) {
		final int above = firstAtOrAbove(energy);
		if (above == 0) return 0;
		if (above == energies.length) return energies.length - 1;
		return energies[above] - energy < energy - energies[above - 1] ? above : above - 1;
	}

	/** @return index of the last energy that is not above {@code energy}, or -1 if all are above */
	public int lastAtOrBelow(final double energy) {
		final int k = Arrays.binarySearch(energies, energy);
		return k >= 0 ? k : -k - 2;
	}

	/** @return index of the first energy that is not below {@code energy}, or {@link #size()} if all are */
	public int firstAtOrAbove(final double energy) {
		final int k = Arrays.binarySearch(energies, energy);
		return k >= 0 ? k : -k - 1;
	}

	/** @return median distance of neighbouring energies, eV */
	public double medianStep() {
		final double[] steps = new double[energies.length - 1];
		for (int k = 0; k < steps.length; k++) steps[k] = energies[k + 1] - energies[k];
		return Quantiles.median(steps);
	}

	/**
	 * @return the energies of this grid that lie in {@code range}
	 * @throws XasException if fewer than two do
	 */
	public EnergyGrid within(final EnergyRange range) {
		final int from = firstAtOrAbove(range.start());
		final int to = lastAtOrBelow(range.end()) + 1;
		if (to - from < 2) {
			throw new XasException("Fewer than two energies of the grid " + this + " lie within " + range + ".");
		}
		return new EnergyGrid(Arrays.copyOfRange(energies, from, to));
	}

	/**
	 * @param shift added to every energy, eV
	 * @return the energies on another scale, to 1 µeV
	 * @throws XasException if one would be negative
	 */
	public EnergyGrid shifted(final double shift) {
		if (shift == 0) return this;
		final double[] moved = new double[energies.length];
		for (int k = 0; k < moved.length; k++) moved[k] = Math.rint((energies[k] + shift) * 1e6) / 1e6;
		return of(moved);
	}

	/** @return whether these are as many energies as the other's, each the same within {@link #SAME} */
	public boolean matches(final EnergyGrid other) {
		if (other.size() != size()) return false;
		for (int k = 0; k < energies.length; k++) {
			if (Math.abs(energies[k] - other.energies[k]) > SAME) return false;
		}
		return true;
	}

	/** @return whether the other's energies lie within this grid's range, to within {@link #SAME} */
	public boolean covers(final EnergyGrid other) {
		return other.first() >= first() - SAME && other.last() <= last() + SAME;
	}

	@Override
	public boolean equals(final Object other) {
		return other instanceof EnergyGrid && Arrays.equals(energies, ((EnergyGrid) other).energies);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(energies);
	}

	/** @return for example {@code 4962.00–5030.00 eV (137 points)} */
	@Override
	public String toString() {
		return range() + " (" + size() + " points)";
	}
}
