package org.xasmapper.io.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column of a table of spectra holds, as far as its title tells, as instruments and programs write titles. */
public enum ColumnRole {

	/** Photon energy. */
	ENERGY,

	/** Angle of the monochromator. */
	ANGLE,

	/** Wavenumber of the photoelectron. */
	WAVENUMBER,

	/** Wavelength of the photons. */
	WAVELENGTH,

	/** Absorption, measured or normalized. */
	MU,

	/** Absorption of a reference that was measured along. */
	REFERENCE_MU,

	/** Intensity before the sample. */
	I0,

	/** Intensity after the sample. */
	TRANSMITTED,

	/** Intensity after the reference. */
	REFERENCE,

	/** Fluorescence or electron yield. */
	YIELD,

	/** A detector of which the title does not tell what it counts. */
	COUNTER,

	/** Row numbers, times, currents, errors, what was derived of a spectrum: no spectrum. */
	OTHER,

	/** Any other title, such as the name of a sample. */
	SAMPLE;

	private static final Pattern UNIT_AT_END = Pattern.compile("[(\\[{][^)\\]}]*[)\\]}]?\\s*$|\\s/\\s.*$|\\|\\|.*$");
	private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})");
	private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}@#]+");
	private static final Set<String> UNITS = Set.of("ev", "kev", "counts", "cts", "cps", "hz", "v", "volt", "volts", "u", "au",
		"arb", "deg", "degree", "degrees", "sec", "ms");

	private static final Set<String> ENERGIES = Set.of("e", "ev", "kev", "en", "ene", "nrg", "hv", "hnu", "h nu", "hω", "ħω",
		"hν", "ω", "omega", "photon e", "mono e");
	private static final Set<String> ENERGY_WORDS = Set.of("energies", "nrg", "hv", "energie", "énergie", "energia", "energía", "energi",
		"photonenergie", "энергия", "能量", "エネルギー");

	/** Words beside "energy" in the title of something else. */
	private static final Set<String> OTHER_ENERGIES = Set.of("loss", "kinetic", "binding", "ring", "fermi", "total",
		"formation", "hull", "per", "above", "edge", "e0", "resolution", "error", "err", "step", "offset", "gap", "shift");

	private static final Set<String> ANGLES = Set.of("angle", "theta", "bragg", "θ");
	private static final Set<String> TURNED_ANGLES = Set.of("2theta", "twotheta", "two", "2", "2θ", "omega", "phi", "chi");

	private static final Pattern WAVELENGTHS = Pattern.compile("wave ?lengths?|lambda|λ");
	private static final Pattern WAVENUMBERS = Pattern.compile("k( (1|a|å|ang|inv).*)?|wave ?(number|vector)");

	private static final Set<String> MUS = Set.of("mu", "µ", "μ", "xmu", "mue", "mut", "muf", "mux", "abs", "absorption",
		"absorbance", "absorptance", "absorbtion", "absorption coefficient", "od", "optical density", "xanes", "xas", "xafs", "norm",
		"nor", "nrm", "normalized", "normalised", "flat", "flattened", "x e");
	private static final Set<String> NORMALIZED = Set.of("norm", "nor", "nrm", "normalized", "normalised", "flat", "flattened");
	private static final Pattern MEASURED_MU = Pattern.compile("(x?mu|µ|μ)( ?(trans|fluo|tey|tfy|pfy|sample).*| .+|[tx])");
	private static final Pattern TREATED_MU = Pattern.compile("(norm|nor|flat|abs)(ali[sz]ed|tened)? .+|od .+|xmu.*|.+ (x?mu|µ|μ|norm|flat)");
	private static final Pattern MU_OF_REFERENCE = Pattern.compile("(x?mu|µ|μ) ?r(ef(er|erence)?)?");
	private static final Pattern RATIO = Pattern.compile("-?(ln|log)\\s*\\(?.+|.+/\\s*i_?[0o]\\b.*", Pattern.CASE_INSENSITIVE);

	private static final Pattern I0S = Pattern.compile("(raw |mon(itor)? )?(i ?[0o]|i ?zero|ic ?0)( (raw|det|detector|signal|eh ?\\d))?|" +
		"mon|monitor|incident.*|(intensity|i) in|flux");
	private static final Pattern TRANSMISSIONS = Pattern.compile("(raw )?(i ?[1t]|ic ?1|i ?trans(m(ission|itted)?)?|trans(m(ission|itted)?)?)" +
		"( (raw|det|detector|signal|intensity|eh ?\\d))?");
	private static final Pattern REFERENCES = Pattern.compile("(raw )?(i ?[2r]|ic ?2|i ?ref(er(ence)?)?|ref(er(ence)?)?)" +
		"( (raw|det|detector|signal|intensity|foil|eh ?\\d))?");
	private static final Pattern YIELDS = Pattern.compile("i ?f{1,2}|i ?fl(uo?(r(escence)?)?)?|fl(uo?)?|fluor.*|pips|lytle|[tpc]?fy|[tc]?ey|" +
		"vortex|ketek|(x ?map )?roi ?\\d*|[a-z]{1,2} ?k[ab]\\d?|[a-z]{1,2} l[abg]\\d?");
	private static final Pattern COUNTERS = Pattern.compile("det(ector)? ?\\d*|ion ?\\d+|ion chamber ?\\d*|ch(annel)? ?\\d+|" +
		"scaler ?\\d*|counter ?\\d*|mca ?\\d*|sca ?\\d*|[io]cr ?\\d*|adc ?\\d*|diode|pd ?\\d+|mon ?ex|i ?[3-9]");

	private static final Set<String> ROW_WORDS = Set.of("index", "idx", "row", "line", "no", "nr", "n", "num", "number", "point",
		"points", "pt", "pts", "pnt", "pixel", "pixels", "px", "channel", "channels", "bin", "step", "frame", "slice", "scan", "data", "record", "unnamed", "0", "i", "#");
	private static final Set<String> TIME_WORDS = Set.of("time", "epoch", "seconds", "date", "datetime", "timestamp", "clock",
		"realtime", "livetime", "elapsed", "dwell", "exposure", "counttime", "htime", "duration");
	private static final Set<String> CURRENT_WORDS = Set.of("ring", "storage", "beam", "current", "sr", "machine", "ma", "lifetime",
		"srcurrent", "srcurr", "ringcurrent", "beamcurrent", "curr");
	private static final Set<String> ERROR_WORDS = Set.of("err", "error", "errors", "std", "stdev", "stddev", "sigma",
		"uncertainty", "deviation");
	private static final Set<String> DERIVED = Set.of("e0", "mu0", "mu 0", "chi", "chie", "chi e", "chi k", "chi mag", "chi pha",
		"bkg", "nbkg", "fbkg", "background", "pre edge", "preedge", "pre", "post edge", "postedge", "post", "der", "deriv",
		"derivative", "sec", "second", "nder", "nsec", "d mu", "dmude", "d mu de", "fit", "residual", "residuals", "difference",
		"weight", "weights", "s", "ms", "msec", "temperature", "temp", "pressure", "gap", "deadtime", "@", "@#");

	static ColumnRole of(final String title) {
		final String words = words(title);
		if (words.isEmpty()) return OTHER;
		final List<String> each = Arrays.asList(words.split(" "));
		if (isEnergy(words, each)) return ENERGY;
		if (holdsAny(each, ANGLES)) return holdsAny(each, TURNED_ANGLES) ? OTHER : ANGLE;
		if (WAVENUMBERS.matcher(words).matches()) return WAVENUMBER;
		if (WAVELENGTHS.matcher(words).matches()) return WAVELENGTH;
		if (isOther(words, each)) return OTHER;
		if (MU_OF_REFERENCE.matcher(words).matches()) return REFERENCE_MU;
		if (isMu(title, words)) return MU;
		return counter(words);
	}

	private static ColumnRole counter(final String words) {
		if (I0S.matcher(words).matches()) return I0;
		if (TRANSMISSIONS.matcher(words).matches()) return TRANSMITTED;
		if (REFERENCES.matcher(words).matches()) return REFERENCE;
		if (YIELDS.matcher(words).matches()) return YIELD;
		return COUNTERS.matcher(words).matches() ? COUNTER : SAMPLE;
	}

	private static boolean isEnergy(final String words, final List<String> each) {
		if (ENERGIES.contains(words)) return true;
		final boolean called = each.stream().anyMatch(word -> word.contains("energy") || ENERGY_WORDS.contains(word));
		return called && !holdsAny(each, OTHER_ENERGIES);
	}

	private static boolean isMu(final String title, final String words) {
		return MUS.contains(words) || MEASURED_MU.matcher(words).matches() || TREATED_MU.matcher(words).matches() || RATIO.matcher(
			title.strip()).matches();
	}

	/** @return whether the title of a column of absorption names no sample and no way of measuring, such as {@code mu} */
	public static boolean isUnnamedMu(final String title) {
		return MUS.contains(words(title));
	}

	/** @return whether such a title says nothing of a normalization */
	public static boolean isRawMu(final String title) {
		return !NORMALIZED.contains(words(title));
	}

	private static boolean isOther(final String words, final List<String> each) {
		return DERIVED.contains(words) || ROW_WORDS.containsAll(each) || CURRENT_WORDS.containsAll(each) || holdsAny(each, TIME_WORDS) ||
			holdsAny(each, ERROR_WORDS);
	}

	private static boolean holdsAny(final Collection<String> words, final Set<String> wanted) {
		return words.stream().anyMatch(wanted::contains);
	}

	/** @return the title in lower case without unit and punctuation, words one space apart */
	public static String words(final String title) {
		final String bare = UNIT_AT_END.matcher(title).replaceFirst("");
		final String split = CAMEL_CASE.matcher(bare.isBlank() ? title : bare).replaceAll(" ");
		String words = PUNCTUATION.matcher(split).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
		for (int gap = words.lastIndexOf(' '); gap > 0 && UNITS.contains(words.substring(gap + 1)); gap = words.lastIndexOf(' ')) {
			words = words.substring(0, gap);
		}
		return words;
	}
}
