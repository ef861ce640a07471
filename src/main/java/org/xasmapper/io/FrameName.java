package org.xasmapper.io;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xasmapper.io.text.EnergyUnit;

/**
 * What the name of a file with one frame says, as SSRL and APS name them:
 * {@code rep01_000051_ref_20161456_sample_08324.0_eV_001of010.xrm}, {@code fov03_sample_8250_0eV.xrm},
 * {@code 20140329_sample_fov01_8313.xrm}.
 *
 * @param sample what is left of the name: the same for all frames of a series
 * @param reference whether it is a frame without the sample
 * @param energy eV, NaN if the name has none
 * @param repeat number of the repeat, 0 if the name has none
 */
public record FrameName(String sample, boolean reference, double energy, int repeat) {

	/** {@code 8250_0eV}: an underscore for the point. */
	private static final Pattern UNDERSCORED = Pattern.compile("(?<![0-9.])(\\d{3,6})_(\\d)()_?eV", Pattern.CASE_INSENSITIVE);
	private static final Pattern ENERGY = Pattern.compile("(?<![0-9.])(\\d+)(?:\\.(\\d+))?[_ ]?(k?)eV", Pattern.CASE_INSENSITIVE);
	private static final Pattern REPEAT = Pattern.compile("(?<![a-z0-9])rep(\\d{1,6})(?![a-z0-9])", Pattern.CASE_INSENSITIVE);
	private static final Pattern NUMBER = Pattern.compile("(?<![0-9])\\d+of\\d+(?![0-9])", Pattern.CASE_INSENSITIVE);
	private static final Pattern REFERENCE = Pattern.compile("(?<![a-z0-9])(?:\\d{6}_)?(?:ref|reference|bkg|flat)(?![a-z0-9])",
		Pattern.CASE_INSENSITIVE);
	/** An energy without a unit, or a number of the frame; which of them is not said. */
	private static final Pattern LAST_NUMBER = Pattern.compile("[_-]\\d{4,5}(?:\\.\\d+)?$");
	private static final Pattern SEPARATORS = Pattern.compile("[_\\s-]{2,}");
	private static final Pattern ENDS = Pattern.compile("^[_\\s-]+|[_\\s-]+$");

	/** @param file name of a file without its folder */
	public static FrameName of(final String file) {
		final StringBuilder rest = new StringBuilder(file.replaceFirst("\\.[^.]*$", ""));
		final double energy = energy(rest);
		final Matcher repeat = REPEAT.matcher(rest);
		final int number = repeat.find() ? Integer.parseInt(repeat.group(1)) : 0;
		remove(rest, REPEAT);
		remove(rest, NUMBER);
		final boolean reference = remove(rest, REFERENCE);
		if (Double.isNaN(energy)) remove(rest, LAST_NUMBER);
		final String sample = ENDS.matcher(SEPARATORS.matcher(rest).replaceAll("_")).replaceAll("");
		return new FrameName(sample, reference, energy, number);
	}

	/** @return the same, not taken for a reference */
	public FrameName asSample() {
		return new FrameName(sample, false, energy, repeat);
	}

	private static double energy(final StringBuilder name) {
		for (final Pattern pattern : new Pattern[] { UNDERSCORED, ENERGY }) {
			final Matcher found = pattern.matcher(name);
			if (!found.find()) continue;
			final double energy = Double.parseDouble(found.group(1) + "." + (found.group(2) == null ? "0" : found.group(2)));
			final boolean kilo = !found.group(3).isEmpty();
			name.replace(found.start(), found.end(), "_");
			return kilo ? EnergyUnit.fromKiloelectronvolt(energy) : energy;
		}
		return Double.NaN;
	}

	private static boolean remove(final StringBuilder name, final Pattern pattern) {
		final Matcher found = pattern.matcher(name);
		if (!found.find()) return false;
		name.replace(found.start(), found.end(), "_");
		return true;
	}
}
