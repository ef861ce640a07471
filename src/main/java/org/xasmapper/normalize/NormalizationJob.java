package org.xasmapper.normalize;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xasmapper.normalize.EdgeFit.Coefficients;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.PixelLoop;

/** Normalises the spectra of one cube or list: what its threads share, and their kernels. */
final class NormalizationJob {

	/** {@code commonE0} of a job in which every spectrum gets an E0 of its own. */
	static final int NO_COMMON_E0 = -1;

	/** A step that is smaller, compared with the absorption below the edge, is a float32 rounding error. */
	private static final double ROUNDING = 1e-7;

	private final EnergyGrid energies;
	private final NormalizationSettings settings;
	private final int commonE0;
	private final EdgeFits fits;
	private final HalfStepEnergy halfStep;
	private final float[] edgeStep;
	private final float[] e0;
	private final float[] noise;
	private final Queue<Tally> tallies = new ConcurrentLinkedQueue<>();

	/** @param commonE0 number of the energy that is E0 for every spectrum, or {@link #NO_COMMON_E0} */
	NormalizationJob(final EnergyGrid energies, final int spectra, final NormalizationSettings settings,
		final int commonE0)
	{
		this.energies = energies;
		this.settings = settings;
		this.commonE0 = commonE0;
		fits = new EdgeFits(energies, settings);
		if (commonE0 != NO_COMMON_E0) fits.require(commonE0);
		halfStep = new HalfStepEnergy(energies);
		edgeStep = new float[spectra];
		e0 = new float[spectra];
		noise = new float[spectra];
	}

	/** @return a kernel for one thread */
	Kernel kernel() {
		final Tally tally = new Tally(energies.size());
		tallies.add(tally);
		return new Kernel(tally, commonE0 == NO_COMMON_E0 ? new EdgeFinder(energies) : null);
	}

	/**
	 * @param notes for the report, known before the spectra were looked at
	 * @throws org.xasmapper.spectrum.XasException if the ranges fitted the data around no E0 that was found
	 */
	NormalizationResult result(final List<String> notes) {
		final Tally sum = new Tally(energies.size());
		tallies.forEach(sum::add);
		if (sum.count(Outcome.NORMALIZED) == 0 && sum.count(Outcome.RANGE_DOES_NOT_FIT) > 0) throw fits.firstProblem();
		return new NormalizationResult(edgeStep, e0, noise, settings, sum.report(fits, settings.flatten(), notes));
	}

	/** Allocates nothing per spectrum. */
	final class Kernel implements PixelLoop.Kernel {

		private final Tally tally;
		private final EdgeFinder finder;
		private final Coefficients fitted = new Coefficients();

		/** @param finder null where all spectra share their E0 */
		private Kernel(final Tally tally, final EdgeFinder finder) {
			this.tally = tally;
			this.finder = finder;
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
				final Outcome outcome = normalize(first + i, spectra, from, results);
				if (outcome == Outcome.NORMALIZED) continue;
				tally.countMasked(outcome);
				e0[first + i] = Float.NaN;
				Arrays.fill(results, from, from + m, Float.NaN);
			}
		}

		private Outcome normalize(final int pixel, final float[] spectra, final int from, final float[] results) {
			edgeStep[pixel] = Float.NaN;
			noise[pixel] = Float.NaN;
			if (!Finite.are(spectra, from, energies.size())) return Outcome.NOT_FINITE;
			if (SampleCheck.isConstant(spectra, from, energies.size())) return Outcome.CONSTANT;
			final int e0Index = finder == null ? commonE0 : finder.find(spectra, from);
			if (e0Index == EdgeFinder.NOT_FOUND) return Outcome.NO_E0;
			final EdgeFit fit = fits.around(e0Index);
			if (fit == null) return Outcome.RANGE_DOES_NOT_FIT;

			fit.fit(spectra, from, fitted);
			final double scatter = fit.noise().of(spectra, from);
			edgeStep[pixel] = (float) fitted.edgeStep();
			noise[pixel] = (float) scatter;
			if (fitted.edgeStep() <= ROUNDING * Math.abs(fitted.preEdge())) return Outcome.STEP_NOT_POSITIVE;
			if (fitted.edgeStep() < settings.minimumEdgeStep()) return Outcome.STEP_BELOW_MINIMUM;
			if (fitted.edgeStep() < settings.minimumStepToNoise() * scatter) return Outcome.STEP_BELOW_NOISE;

			fit.normalize(spectra, from, fitted, results);
			final double edgeEnergy = halfStep.find(results, from, fit.ranges());
			if (Double.isNaN(edgeEnergy) && settings.minimumStepToNoise() > 0) return Outcome.NO_RISE;
			e0[pixel] = (float) edgeEnergy;
			tally.countNormalized(e0Index, edgeEnergy);
			return Outcome.NORMALIZED;
		}
	}
}
