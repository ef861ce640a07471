package org.xasmapper.register;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.xasmapper.basis.CommonGrid;
import org.xasmapper.basis.EnergyAlignment;
import org.xasmapper.normalize.E0Source;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.NormalizedSpectra;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.spectrum.energies.PreEdgeLines;

/**
 * By how much measured energies are off, how well that is known, and from what. All spectra are given as one-spectrum lists,
 * raw or normalised, finite.
 */
public final class EnergyCalibration {

	/** How far a monochromator may be off, eV. */
	private static final double REACH = 20;

	/**
	 * The first inflection of one foil depends on the resolution and on how a beamline looks for it, eV (standard deviation).
	 */
	private static final double FOIL_ERROR = 0.1;

	/**
	 * Pre-edge lines of one element in one coordination differ by so much from compound to compound, eV (standard deviation):
	 * 0.4 to 1.0 eV in simulated oxides of Ti, V and Cr.
	 */
	private static final double LINE_ERROR = 0.7;

	/** Shifts around a first guess that are tried, eV. */
	private static final double AROUND_GUESS = 3;

	/** Parts of a spectrum that are compared one by one, eV from E0: foot and rise, rise and what is above. */
	private static final List<EnergyRange> PARTS = List.of(new EnergyRange(-25, 8), new EnergyRange(-8, 60));

	/** A part of fewer energies tells nothing. */
	private static final int FEWEST = 10;

	/** Two measurements of one compound differ by less, root mean square, in edge steps. */
	private static final double ALIKE = 0.05;

	/** An error below this would claim more than a match of spectra can tell, eV. */
	private static final double LEAST_ERROR = 0.02;

	private EnergyCalibration() {}

	/**
	 * By a foil, or a reference channel: its first inflection point is put where it is known to be.
	 *
	 * @param foil absorption of the pure element, measured on the scale that is to be calibrated
	 * @param known energy of its first inflection point, eV; NaN = the tabulated energy of the edge
	 * @param edge of the element; null only where {@code known} is given
	 * @param name of the foil, for the report
	 * @throws XasException if the edge is not known, or the foil does not rise within 20 eV of it
	 */
	public static EnergyScale byFoil(final Spectra foil, final double known, final AbsorptionEdge edge, final String name) {
		requireOne(foil, name);
		if (edge == null && Double.isNaN(known)) {
			throw new XasException("The element is not known, so that its tabulated edge is not either. Give the energy of the foil's " +
				"first inflection point (e0=), or the element in XAS Open....");
		}
		final double truth = Double.isNaN(known) ? edge.energy() : known;
		final Inflection found = Inflection.first(foil.energies(), foil.values(), new EnergyRange(truth - REACH, truth + REACH));
		return scale(truth - found.energy(), Math.hypot(found.error(), FOIL_ERROR), String.format(Locale.ROOT,
			"first inflection of %s at %.2f eV set to %.2f eV%s", name, found.energy(), truth, Double.isNaN(known) ? ", tabulated for " +
				edge : ""));
	}

	/**
	 * By a part of the map, or a standard, whose edge is known.
	 *
	 * @param measured its spectrum, on the scale that is to be calibrated
	 * @param known energy at which its edge is steepest, eV
	 * @param edge around which E0 is looked for; null = anywhere
	 * @param name of the part, for the report
	 * @throws XasException if it has no edge
	 */
	public static EnergyScale byEdge(final Spectra measured, final double known, final AbsorptionEdge edge, final String name) {
		final double e0 = normalized(measured, edge, name).result().report().e0().mean();
		final Inflection found = Inflection.near(measured.energies(), measured.values(), measured.energies().nearest(e0));
		return scale(known - found.energy(), Math.hypot(found.error(), FOIL_ERROR), String.format(Locale.ROOT,
			"edge of %s at %.2f eV set to %.2f eV", name, found.energy(), known));
	}

	/**
	 * By a part of the map, or a standard, of which a spectrum on the true scale is at hand: both are normalised, and the
	 * shift is that at which they agree best. The error is how differently its parts, below and above the rise, want it.
	 *
	 * @param measured its spectrum, on the scale that is to be calibrated
	 * @param reference the same compound on the true scale
	 * @param edge around which E0 is looked for; null = anywhere
	 * @param name of the part, for the report
	 * @param referenceName of the reference
	 * @throws XasException if one of them has no edge, or they share too few energies
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static EnergyScale byReference(final Spectra measured, final Spectra reference, final AbsorptionEdge edge,
		final String name, final String referenceName, final Progress progress)
	{
		final NormalizedSpectra ours = normalized(measured, edge, name);
		final NormalizedSpectra theirs = normalized(reference, edge, referenceName);
		final double guess = half(theirs.result(), referenceName) - half(ours.result(), name);
		final EnergyGrid guessed = measured.energies().shifted(guess);
		final Spectra moved = new Spectra(guessed, ours.spectra().values(), ours.spectra().table());
		final EnergyGrid common = CommonGrid.of(guessed, reference.energies());
		final double e0 = theirs.result().report().e0().mean();
		final double[] shifts = PARTS.stream().map(part -> part(part, e0, common, reference.energies())).filter(Objects::nonNull)
			.mapToDouble(grid -> EnergyAlignment.of(moved, theirs.spectra(), grid, AROUND_GUESS, progress).shift()).toArray();
		final EnergyAlignment whole = EnergyAlignment.of(moved, theirs.spectra(), common, AROUND_GUESS, progress);
		if (whole.isAtBound()) {
			throw new XasException(String.format(Locale.ROOT, "%s and %s are not alike: no shift within %.0f eV of %+.2f eV, by which their " +
				"edges differ, brings them together. Are they the same compound?", name, referenceName, AROUND_GUESS, guess));
		}
		final double error = Math.sqrt(DoubleStream.of(shifts).map(shift -> (shift - whole.shift()) * (shift - whole.shift())).average()
			.orElse(FOIL_ERROR * FOIL_ERROR));
		return scale(guess + whole.shift(), Math.max(LEAST_ERROR, error), String.format(Locale.ROOT,
			"%s matched to %s, rms difference %.3f%s", name, referenceName, whole.misfit(), whole.misfit() > ALIKE ?
				", more than between two measurements of one compound" : ""));
	}

	/**
	 * By the highest line before the edge only, which moves less than the edge does with bonds, but moves as well.
	 *
	 * @param measured on the scale that is to be calibrated
	 * @param known energy of the line's top, eV
	 * @param edge around which E0 is looked for; null = anywhere
	 * @param name of what was measured, for the report
	 * @throws XasException if it has no edge, or no line before it
	 */
	public static EnergyScale byPreEdge(final Spectra measured, final double known, final AbsorptionEdge edge,
		final String name)
	{
		final PreEdgeLine line = line(measured, edge, name);
		return scale(known - line.energy(), Math.hypot(line.error(), FOIL_ERROR), String.format(Locale.ROOT,
			"pre-edge line of %s at %.2f eV set to %.2f eV", name, line.energy(), known));
	}

	/**
	 * As {@link #byPreEdge(Spectra, double, AbsorptionEdge, String)}, with the line of a reference on the true scale. That
	 * may be of another compound, hence the larger error.
	 *
	 * @param referenceName of the reference, for the report
	 */
	public static EnergyScale byPreEdge(final Spectra measured, final Spectra reference, final AbsorptionEdge edge,
		final String name, final String referenceName)
	{
		final PreEdgeLine theirs = line(reference, edge, referenceName);
		final EnergyScale line = byPreEdge(measured, theirs.energy(), edge, name);
		return scale(line.shift(), Math.hypot(Math.hypot(line.sigma(), theirs.error()), LINE_ERROR), line.source() + ", that of " +
			referenceName);
	}

	/**
	 * As {@link #byPreEdge(Spectra, double, AbsorptionEdge, String)}, where nothing but the element is known: the line is put in the
	 * middle of where those of its oxides lie. The error is large, and says so.
	 *
	 * @throws XasException if it has no edge, or no line before it, or the element has no such lines
	 */
	public static EnergyScale byPreEdge(final Spectra measured, final AbsorptionEdge edge, final String name) {
		final EnergyRange lines = edge == null ? null : PreEdgeLines.of(edge).orElse(null);
		if (lines == null) {
			throw new XasException("Where the pre-edge line of " + name + " truly is, is not known: there are such lines at the K edges of " +
				"Sc to Cu only, and the element must be known. Give the energy of the line (e0=) or a reference spectrum.");
		}
		final PreEdgeLine line = line(measured, edge, name);
		return scale(edge.energy() + (lines.start() + lines.end()) / 2 - line.energy(), Math.hypot(line.error(), lines.width() / Math
			.sqrt(12)), String.format(Locale.ROOT, "pre-edge line of %s at %.2f eV put among those of %s edges, %.1f to %.1f eV", name, line
				.energy(), edge, edge.energy() + lines.start(), edge.energy() + lines.end()));
	}

	/**
	 * @param measured one spectrum, raw or normalised
	 * @param edge around which E0 is looked for
	 * @return energy of its highest line before the edge, eV; empty if it has none, or no edge
	 */
	public static OptionalDouble preEdgeLine(final Spectra measured, final AbsorptionEdge edge) {
		final NormalizedSpectra normalized = normalize(measured, edge);
		return line(normalized, normalized.result().e0()[0]).stream().mapToDouble(PreEdgeLine::energy).findFirst();
	}

	private static PreEdgeLine line(final Spectra spectrum, final AbsorptionEdge edge, final String name) {
		final NormalizedSpectra normalized = normalized(spectrum, edge, name);
		return line(normalized, half(normalized.result(), name)).orElseThrow(() -> new XasException(name + " has no line before the edge " +
			"that could be used: nothing stands out by 3 % of the edge step, or clearly above the noise. Calibrate by a foil or by a known " +
			"region."));
	}

	private static Optional<PreEdgeLine> line(final NormalizedSpectra normalized, final double half) {
		final NormalizationResult result = normalized.result();
		return PreEdgeLine.of(normalized.spectra(), half, result.noise()[0] / result.edgeStep()[0]);
	}

	/** @return the energies of a part that the reference covers however it is shifted; null if they are too few */
	private static EnergyGrid part(final EnergyRange part, final double e0, final EnergyGrid common, final EnergyGrid reference) {
		final int from = common.firstAtOrAbove(Math.max(e0 + part.start(), reference.first() + AROUND_GUESS));
		final int to = common.lastAtOrBelow(Math.min(e0 + part.end(), reference.last() - AROUND_GUESS));
		return to - from < FEWEST ? null : common.within(new EnergyRange(common.energy(from), common.energy(to)));
	}

	private static EnergyScale scale(final double shift, final double error, final String source) {
		return new EnergyScale(Math.rint(shift * 100) / 100, Math.rint(error * 100) / 100, source);
	}

	private static NormalizedSpectra normalized(final Spectra spectrum, final AbsorptionEdge edge, final String name) {
		requireOne(spectrum, name);
		final NormalizedSpectra normalized = normalize(spectrum, edge);
		if (normalized.result().report().masked() == 0) return normalized;
		throw new XasException(name + " cannot be normalized: " + String.join(" ", normalized.result().report().lines()));
	}

	private static NormalizedSpectra normalize(final Spectra spectrum, final AbsorptionEdge edge) {
		return new Normalizer(NormalizationSettings.automatic().withEdge(edge).withE0From(E0Source.EACH_SPECTRUM)
			.withMinimumStepToNoise(0)).normalize(spectrum, Progress.NONE);
	}

	/** @return where a normalised spectrum rises through half its edge step, eV */
	private static double half(final NormalizationResult result, final String name) {
		if (!Float.isNaN(result.e0()[0])) return result.e0()[0];
		throw new XasException(name + " does not rise through half its edge step, so that its edge cannot be compared.");
	}

	private static void requireOne(final Spectra spectrum, final String name) {
		if (spectrum.count() != 1) throw new XasException(name + " holds " + spectrum.count() + " spectra; a calibration needs one.");
		Finite.require(spectrum, name);
	}
}
