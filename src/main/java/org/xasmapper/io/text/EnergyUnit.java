package org.xasmapper.io.text;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unit of the energies in a file. */
public enum EnergyUnit {

	/** Electronvolt: taken as they stand. */
	EV,

	/** Kiloelectronvolt: multiplied by 1000. */
	KEV,

	/**
	 * As a column title says ({@code energy_keV}, {@code energy (eV)}), else by the values. A spectrum in keV
	 * lies below 150 (no K edge is higher) and spans less than 3; one in eV spans far more, even at the softest
	 * edges, such as 280–320 eV at the carbon K edge.
	 */
	AUTO;

	private static final Pattern IN_TITLE = Pattern.compile("(?<![a-z])(k?ev)(?![a-z])");
	private static final Pattern FOREIGN = Pattern.compile("[\\s_(\\[{/]\\s*(ry|rydbergs?|ha|hartrees?|[mµg]ev|joules?|cm\\^?[-−]?1|cm⁻¹|nm|pm|" +
		"å|angstroms?)\\W*$|[(\\[](j)[)\\]]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	private static final double HIGHEST_KEV = 150;
	private static final double WIDEST_KEV = 3;

	/** @return the unit that a column title names, or AUTO if it names none */
	public static EnergyUnit inTitle(final String title) {
		final Matcher unit = IN_TITLE.matcher(title.toLowerCase(Locale.ROOT));
		if (!unit.find()) return AUTO;
		return unit.group(1).equals("kev") ? KEV : EV;
	}

	/** @return the unit other than eV and keV that the title of a column of energies names, empty if it names none */
	public static String foreignIn(final String title) {
		final Matcher unit = FOREIGN.matcher(title);
		if (!unit.find()) return "";
		return unit.group(1) == null ? unit.group(2) : unit.group(1);
	}

	/** @return the likely unit of energies between the given ones: EV or KEV, never AUTO */
	public static EnergyUnit ofRange(final double lowest, final double highest) {
		return highest < HIGHEST_KEV && highest - lowest < WIDEST_KEV ? KEV : EV;
	}

	/**
	 * @param energies in this unit, if it is AUTO in that which is likely by their values
	 * @return the energies in eV
	 */
	public double[] toElectronvolt(final double... energies) {
		final DoubleSummaryStatistics range = Arrays.stream(energies).summaryStatistics();
		final EnergyUnit unit = this == AUTO ? ofRange(range.getMin(), range.getMax()) : this;
		return unit == EV ? energies.clone() : Arrays.stream(energies).map(EnergyUnit::fromKiloelectronvolt).toArray();
	}

	/** @return eV, rounded to 1 µeV so that 4.9852 keV becomes 4985.2 eV and not 4985.200000000001 */
	public static double fromKiloelectronvolt(final double energy) {
		return Math.rint(energy * 1e9) / 1e6;
	}

	/** @return whether such energies are beyond any X-ray absorption edge, if this is their unit */
	public boolean isAbsurdFor(final double highest) {
		return this == KEV && highest > HIGHEST_KEV;
	}
}
