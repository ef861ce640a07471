package org.xasmapper.normalize;

import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xasmapper.normalize.EdgeFit.Coefficients;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.PixelLoop;

/** Normalises the spectra of one cube or list: what its threads share, and their kernels. */
final class NormalizationJob {

	/** A step that is smaller, compared with the absorption below the edge, is a float32 rounding error. */
	private static final double ROUNDING = 1e-7;

	/** Of fewer spectra none is masked for a spike: the others do not tell whether it is one. */
	private static final int FEW = 8;

	private final EnergyGrid energies;
	private final NormalizationSettings settings;
	private final CommonE0 common;
	private final Spikes spikes;
	private final EdgeFits fits;
	private final EdgeFits automaticFits;
	private final HalfStepEnergy halfStep;
	private final float[] edgeStep;
	private final float[] e0;
	private final float[] noise;
	private final Queue<Tally> tallies = new ConcurrentLinkedQueue<>();

	/**
	 * @param spectra how many there are
	 * @param spikes finds those of one spectrum
	 */
	NormalizationJob(final EnergyGrid energies, final int spectra, final NormalizationSettings settings,
		final CommonE0 common, final Spikes spikes)
	{
		this.energies = energies;
		this.settings = settings;
		this.common = common;
		this.spikes = spikes;
		fits = new EdgeFits(energies, settings);
		automaticFits = new EdgeFits(energies, settings.withAutomaticRanges());
		if (common.index() != CommonE0.NONE) fits.require(common.index());
		halfStep = new HalfStepEnergy(energies);
		edgeStep = new float[spectra];
		e0 = new float[spectra];
		noise = new float[spectra];
	}

	/** @return a kernel for one thread */
	Kernel kernel() {
		final Tally tally = new Tally(energies);
		tallies.add(tally);
		return new Kernel(tally, common.index() == CommonE0.NONE ? new EdgeFinder(energies, settings.e0Range()) : null);
	}

	/**
	 * @throws org.xasmapper.spectrum.XasException if the ranges fitted the data around no E0 that was found, or samples of
	 *           all spectra are missing at the same energies
	 */
	NormalizationResult result() {
		final Tally sum = new Tally(energies);
		tallies.forEach(sum::add);
		if (sum.count(Outcome.NORMALIZED) == 0 && sum.count(Outcome.RANGE_DOES_NOT_FIT) > 0) throw fits.firstProblem();
		if (sum.count(Outcome.NOT_FINITE) == edgeStep.length) sum.lost().requireNone();
		return new NormalizationResult(edgeStep, e0, noise, settings, sum.report(fits, settings.flatten(), common.notes()));
	}

	/** Allocates nothing per spectrum. */
	final class Kernel implements PixelLoop.Kernel {

		private final Tally tally;
		private final EdgeFinder finder;
		private final MainEdge mainEdge;
		private final Coefficients fitted = new Coefficients();
		private EdgeFit fittedBy;

		/** @param finder null where all spectra share their E0 */
		private Kernel(final Tally tally, final EdgeFinder finder) {
			this.tally = tally;
			this.finder = finder;
			mainEdge = finder == null ? null : new MainEdge(energies, finder);
		}

		@Override
		public void process(final int firstPixel, final int count, final float[] spectra, final float[] results) {
			normalize(firstPixel, count, spectra, results, 0);
		}

		/**
		 * @param first number of the first spectrum
		 * @param spectra holds {@code count} spectra from {@code offset} on
		 * @param results receives them, from {@code offset} on
		 */
		void normalize(final int first, final int count, final float[] spectra, final float[] results,
			final int offset)
		{
			final int m = energies.size();
			for (int i = 0; i < count; i++) {
				final int from = offset + i * m;
				final Outcome outcome = normalize(first + i, Spikes.roughness(spectra, from, m), spectra, from, results);
				if (outcome == Outcome.NORMALIZED) continue;
				tally.countMasked(outcome);
				e0[first + i] = Float.NaN;
				Arrays.fill(results, from, from + m, Float.NaN);
			}
		}

		private Outcome normalize(final int pixel, final float roughness, final float[] spectra, final int from,
			final float[] results)
		{
			edgeStep[pixel] = Float.NaN;
			noise[pixel] = Float.NaN;
			if (!(roughness <= Float.MAX_VALUE) && !Finite.are(spectra, from, energies.size())) {
				tally.lost().add(spectra, from);
				return Outcome.NOT_FINITE;
			}
			if (isConstant(spectra, from)) return Outcome.CONSTANT;
			final int e0Index = finder == null ? common.index() : ownE0(spectra, from);
			if (e0Index == EdgeFinder.NOT_FOUND) return withoutE0(pixel, spectra, from, results);
			final EdgeFit fit = fits.around(e0Index);
			if (fit == null) return Outcome.RANGE_DOES_NOT_FIT;

			if (fit != fittedBy) fit.fit(spectra, from, fitted);
			final double scatter = fit.noise().of(spectra, from);
			edgeStep[pixel] = (float) fitted.edgeStep();
			noise[pixel] = (float) scatter;
			final boolean lookedAt = SpotCheck.includes(pixel, edgeStep.length);
			if (fitted.edgeStep() <= ROUNDING * Math.abs(fitted.preEdge())) {
				if (lookedAt && falls(fit, scatter, spectra, from, results)) tally.spotCheck().addFalling();
				return Outcome.STEP_NOT_POSITIVE;
			}
			if (fitted.edgeStep() < settings.minimumEdgeStep()) return Outcome.STEP_BELOW_MINIMUM;
			if (fitted.edgeStep() < settings.minimumStepToNoise() * scatter) return Outcome.STEP_BELOW_NOISE;

			fit.normalize(spectra, from, fitted, results);
			final double edgeEnergy = halfStep.find(results, from, fit.ranges());
			if (Double.isNaN(edgeEnergy) && settings.minimumStepToNoise() > 0) return Outcome.NO_RISE;
			if (common.outsiders().get(pixel)) return Outcome.OUTSIDER;
			if (spikes.mayHide(roughness, fitted.edgeStep()) && isSpoiled(results, from)) return Outcome.SPIKE;
			if (lookedAt) tally.spotCheck().addNormalized(spectra, results, from);
			e0[pixel] = (float) edgeEnergy;
			tally.countNormalized(e0Index, edgeEnergy);
			return Outcome.NORMALIZED;
		}

		/** @return whether there is a spike and it masks the spectrum */
		private boolean isSpoiled(final float[] normalized, final int from) {
			final int spike = spikes.find(normalized, from);
			if (spike == Spikes.NONE) return false;
			tally.spikes().add(spike);
			return settings.minimumStepToNoise() > 0 && edgeStep.length >= FEW;
		}

		/** @return E0 of the spectrum by itself; leaves the fit that was tried, so that it need not be done again */
		private int ownE0(final float[] spectra, final int from) {
			fittedBy = null;
			final int steepest = finder.find(spectra, from);
			if (steepest == EdgeFinder.NOT_FOUND || settings.e0Rule() == E0Rule.LARCH) return steepest;
			final EdgeFit own = fits.around(steepest);
			// Given ranges may fit the data around the edge only.
			final EdgeFit fit = own != null ? own : automaticFits.around(steepest);
			if (fit == null) return steepest;
			fit.fit(spectra, from, fitted);
			fittedBy = fit;
			final int e0Index = mainEdge.find(steepest, fit, fitted, spectra, from);
			if (e0Index != steepest) tally.countPreEdgePeak();
			return e0Index;
		}

		private boolean isConstant(final float[] samples, final int from) {
			for (int k = from + 1; k < from + energies.size(); k++) {
				if (samples[k] != samples[from]) return false;
			}
			return true;
		}

		/** Looks for an edge in the spectrum turned upside down; leaves scratch in the results. */
		private Outcome withoutE0(final int pixel, final float[] spectra, final int from, final float[] results) {
			if (!SpotCheck.includes(pixel, edgeStep.length)) return Outcome.NO_E0;
			for (int k = from; k < from + energies.size(); k++) results[k] = -spectra[k];
			final int fall = finder.find(results, from);
			final EdgeFit fit = fall == EdgeFinder.NOT_FOUND ? null : fits.around(fall);
			if (fit == null) return Outcome.NO_E0;
			fit.fit(spectra, from, fitted);
			if (falls(fit, fit.noise().of(spectra, from), spectra, from, results)) tally.spotCheck().addFalling();
			return Outcome.NO_E0;
		}

		/** @return whether the spectrum would have a good edge if it were turned upside down; leaves scratch in the results */
		private boolean falls(final EdgeFit fit, final double scatter, final float[] spectra, final int from,
			final float[] results)
		{
			final double fall = -fitted.edgeStep();
			if (fall <= ROUNDING * Math.abs(fitted.preEdge()) || fall < settings.minimumStepToNoise() * scatter) return false;
			fit.normalize(spectra, from, fitted, results);
			return !Double.isNaN(halfStep.find(results, from, fit.ranges()));
		}
	}
}
