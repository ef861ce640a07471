package org.xasmapper.spectrum.energies;

import java.util.Locale;
import org.xasmapper.spectrum.XasException;

/**
 * How far the energies of spectra can be trusted: what was added to them, and the error that may remain. It travels with
 * a stack, so that every error bar and every report that hangs on energies can ask for it.
 *
 * @param shift what was added to the measured energies so far, eV; the energies at hand contain it
 * @param sigma standard deviation of the error of the scale that may remain, eV
 * @param source what the scale was calibrated by, in words for a report; empty = it was not calibrated
 */
public record EnergyScale(double shift, double sigma, String source) {

	/**
	 * Error of a scale of which nothing is known but that it is a beamline's, eV. Scales of one beamline agree from day to day
	 * within some 0.3 eV; those of different beamlines differ by up to 4 eV where nobody calibrated them.
	 */
	public static final double USUAL_SIGMA = 0.3;

	/** By how much, eV, the scales of two measurements or codes may differ where nothing else is known. */
	private static final double USUAL_ALLOWANCE = 0.5;

	/** Energies as they were measured, calibrated by nobody here. */
	public static final EnergyScale UNKNOWN = new EnergyScale(0, USUAL_SIGMA, "");

	/** @throws XasException if the shift is not finite, or the error negative or not finite */
	public EnergyScale {
		if (!Double.isFinite(shift)) throw new XasException("The shift of an energy scale must be a finite number; got " + shift + ".");
		if (!(sigma >= 0) || Double.isInfinite(sigma)) {
			throw new XasException("The error of an energy scale must be 0 or a positive number of eV; got " + sigma + ".");
		}
	}

	/** @return whether somebody said what the scale was calibrated by */
	public boolean isCalibrated() {
		return !source.isEmpty();
	}

	/**
	 * @return how far an alignment may move the energies without contradicting the calibration, either way, eV: two standard
	 *         deviations; half an eV where there was no calibration
	 */
	public double allowance() {
		return isCalibrated() ? 2 * sigma : USUAL_ALLOWANCE;
	}

	/**
	 * @param more what is added to the energies, eV
	 * @param by who or what says so; stands for the calibration where there was none, the error stays as it is
	 */
	public EnergyScale shifted(final double more, final String by) {
		if (more == 0) return this;
		return new EnergyScale(shift + more, sigma, isCalibrated() ? source + ", then " + signed(more) + " by " + by : by);
	}

	/** @return this, calibrated anew: shifts add up, error and source are those of the later calibration */
	public EnergyScale then(final EnergyScale later) {
		return new EnergyScale(shift + later.shift, later.sigma, later.source);
	}

	/** @return for example {@code shifted by +0.52 ± 0.08 eV (Ti foil)} or {@code not calibrated, ± 0.30 eV assumed} */
	@Override
	public String toString() {
		if (!isCalibrated()) return String.format(Locale.ROOT, "not calibrated, ± %.2f eV assumed", sigma);
		return String.format(Locale.ROOT, "shifted by %+.2f ± %.2f eV (%s)", shift, sigma, source);
	}

	private static String signed(final double energy) {
		return String.format(Locale.ROOT, "%+.2f eV", energy);
	}
}
