package org.xasmapper.normalize;

import java.util.Locale;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.spectrum.energies.AbsorptionEdge;

/**
 * How spectra are normalised. Energies are in eV; the four ends of the two fit ranges are relative to E0. NaN
 * means automatic: the value that Larch 0.9.58 would choose, shortened (and reported) where the data end before
 * it. A value that is given must fit the data.
 *
 * @param e0 edge energy used to normalise, snapped to the nearest energy of the grid; NaN = automatic
 * @param edge around which an automatic E0 is looked for; null = anywhere
 * @param e0Source where an automatic E0 is looked for
 * @param e0Rule what an automatic E0 is
 * @param pre1 start of the pre-edge range, negative
 * @param pre2 end of the pre-edge range, above {@code pre1}, at most 0
 * @param norm1 start of the post-edge range, at least 0
 * @param norm2 end of the post-edge range, above {@code norm1}
 * @param nnorm degree of the post-edge polynomial, 0 to 2; {@link #AUTOMATIC_DEGREE} = by the range's width
 * @param flatten whether the post-edge polynomial's slope and curvature are taken off above E0
 * @param minimumEdgeStep spectra with a lower edge step are masked; 0 masks only steps that are not positive
 * @param minimumStepToNoise spectra are masked whose edge step is less than this many times the pre-edge noise, or than
 *          a spike, and those that do not rise through half their step between the two ranges; 0 = off
 */
public record NormalizationSettings(double e0, AbsorptionEdge edge, E0Source e0Source, E0Rule e0Rule, double pre1,
	double pre2, double norm1, double norm2, int nnorm, boolean flatten, double minimumEdgeStep, double minimumStepToNoise)
{

	/** Degree 2 for post-edge ranges of at least 350 eV, 1 from 50 eV on, else 0. */
	public static final int AUTOMATIC_DEGREE = -1;

	/**
	 * How far below and above the tabulated edge E0 is looked for, eV: chemical shifts reach some 25 eV upwards, and a
	 * monochromator may be off as far either way.
	 */
	private static final double BELOW_EDGE = 30;
	private static final double ABOVE_EDGE = 50;

	/** By default noise may be a tenth of the edge step; spectra beyond that are background in practice. */
	private static final double DEFAULT_STEP_TO_NOISE = 10;

	/** @throws XasException naming the first value that is out of range or contradicts another */
	public NormalizationSettings {
		if (e0 <= 0 || Double.isInfinite(e0)) throw new XasException("E0 must be an energy above 0 eV; got " + e0 + ".");
		requireSide("pre1", pre1, pre1 < 0, "below 0: the pre-edge range lies below E0");
		requireSide("pre2", pre2, pre2 <= 0, "at most 0: the pre-edge range lies below E0");
		requireSide("norm1", norm1, norm1 >= 0, "at least 0: the post-edge range lies above E0");
		requireSide("norm2", norm2, norm2 > 0, "above 0: the post-edge range lies above E0");
		requireOrder("pre1", pre1, "pre2", pre2);
		requireOrder("norm1", norm1, "norm2", norm2);
		if (nnorm < AUTOMATIC_DEGREE || nnorm > 2) {
			throw new XasException("The post-edge degree nnorm must be 0, 1 or 2, or -1 for automatic; got " + nnorm + ".");
		}
		requireThreshold("smallest edge step", minimumEdgeStep);
		requireThreshold("smallest ratio of edge step to noise", minimumStepToNoise);
	}

	/**
	 * @return ranges and degree as Larch chooses them, one E0 on the main edge of the mean spectrum, flattened; masked are
	 *         spectra whose edge step is not positive or below 10 times the pre-edge noise
	 */
	public static NormalizationSettings automatic() {
		return new NormalizationSettings(Double.NaN, null, E0Source.MEAN_SPECTRUM, E0Rule.MAIN_EDGE, Double.NaN, Double.NaN,
			Double.NaN, Double.NaN, AUTOMATIC_DEGREE, true, 0, DEFAULT_STEP_TO_NOISE);
	}

	/**
	 * @param width of the post-edge range, eV
	 * @return degree of its polynomial where that is automatic
	 */
	public static int automaticDegree(final double width) {
		if (width < 50) return 0;
		return width < 350 ? 1 : 2;
	}

	/** @param energy E0 in eV; NaN = automatic */
	public NormalizationSettings withE0(final double energy) {
		return new NormalizationSettings(energy, edge, e0Source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/** @param wanted the edge around which an automatic E0 is looked for, so that no other edge is taken; null = anywhere */
	public NormalizationSettings withEdge(final AbsorptionEdge wanted) {
		return new NormalizationSettings(e0, wanted, e0Source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/** @param source where an automatic E0 is looked for */
	public NormalizationSettings withE0From(final E0Source source) {
		return new NormalizationSettings(e0, edge, source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/** @param rule what an automatic E0 is */
	public NormalizationSettings withE0Rule(final E0Rule rule) {
		return new NormalizationSettings(e0, edge, e0Source, rule, pre1, pre2, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/**
	 * @param start pre1, eV relative to E0; NaN = automatic
	 * @param end pre2, likewise
	 */
	public NormalizationSettings withPreEdge(final double start, final double end) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, start, end, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/**
	 * @param start norm1, eV relative to E0; NaN = automatic
	 * @param end norm2, likewise
	 */
	public NormalizationSettings withPostEdge(final double start, final double end) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, pre1, pre2, start, end, nnorm, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	/** @param degree nnorm: 0 to 2, or {@link #AUTOMATIC_DEGREE} */
	public NormalizationSettings withDegree(final int degree) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, pre1, pre2, norm1, norm2, degree, flatten, minimumEdgeStep,
			minimumStepToNoise);
	}

	public NormalizationSettings withFlatten(final boolean flattened) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flattened, minimumEdgeStep,
			minimumStepToNoise);
	}

	/** @param edgeStep spectra with a lower edge step are masked */
	public NormalizationSettings withMinimumEdgeStep(final double edgeStep) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flatten, edgeStep,
			minimumStepToNoise);
	}

	/** @param ratio spectra with a lower ratio of edge step to pre-edge noise are masked; 0 = off */
	public NormalizationSettings withMinimumStepToNoise(final double ratio) {
		return new NormalizationSettings(e0, edge, e0Source, e0Rule, pre1, pre2, norm1, norm2, nnorm, flatten, minimumEdgeStep,
			ratio);
	}

	/** @return the same with ranges and degree as Larch chooses them */
	NormalizationSettings withAutomaticRanges() {
		return withPreEdge(Double.NaN, Double.NaN).withPostEdge(Double.NaN, Double.NaN).withDegree(AUTOMATIC_DEGREE);
	}

	/** @return height of a spike that matters, in edge steps: twice the noise that a spectrum may have */
	double leastSpike() {
		return 2 / (minimumStepToNoise > 0 ? minimumStepToNoise : DEFAULT_STEP_TO_NOISE);
	}

	/** @return where an automatic E0 is looked for, or null if anywhere */
	EnergyRange e0Range() {
		return edge == null ? null : new EnergyRange(edge.energy() - BELOW_EDGE, edge.energy() + ABOVE_EDGE);
	}

	/** @return whether every spectrum gets an E0 of its own */
	public boolean e0PerSpectrum() {
		return Double.isNaN(e0) && e0Source == E0Source.EACH_SPECTRUM;
	}

	private static void requireSide(final String name, final double value, final boolean holds, final String rule) {
		if (Double.isNaN(value) || holds && Double.isFinite(value)) return;
		throw new XasException(name + " is relative to E0 and must be " + rule + "; got " + value + " eV.");
	}

	private static void requireOrder(final String startName, final double start, final String endName,
		final double end)
	{
		if (!(start >= end)) return;
		throw new XasException(String.format(Locale.ROOT,
			"%s = %.2f eV must be below %s = %.2f eV; a fit range starts before it ends.", startName, start, endName, end));
	}

	private static void requireThreshold(final String name, final double value) {
		if (value >= 0 && Double.isFinite(value)) return;
		throw new XasException("The " + name + " must be 0 (no limit) or a positive number; got " + value + ".");
	}
}
