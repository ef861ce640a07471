package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.EnergyRange;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;
import org.xasmapper.unmix.SimplexWeights;

/**
 * The shift that brings the energy scale of a measurement to that of a simulated basis. Both scales are uncertain by
 * about half an eV, and a shift of that size looks like other weights. The best shift is the one at which mixtures of
 * the basis, with free non-negative amounts, reproduce the measured spectra best; their sum is free, so that a wrong
 * edge step is not taken for a shift.
 *
 * @param shift to be added to the measured energies, eV
 * @param misfit root mean square difference of measurement and mixtures at this shift
 * @param misfitUnshifted the same without a shift
 * @param found whether the best shift lies inside the range that was searched; else {@code shift} is 0
 */
public record EnergyAlignment(double shift, double misfit, double misfitUnshifted, boolean found) {

	/** Shifts up to this are tried, eV; a scale that is off by more is no question of calibration. */
	public static final double LARGEST = 2;

	private static final double COARSE_STEP = 0.25;
	private static final double PRECISION = 0.01;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
	private static final int MOST_SPECTRA = 100;

	/** Largest sum of the amounts, far above the one that it should be. */
	private static final float LARGEST_SUM = 4;

	/** No alignment: the scales are taken as they are. */
	public static EnergyAlignment none() {
		return new EnergyAlignment(0, Double.NaN, Double.NaN, false);
	}

	/**
	 * @param measured spectra on their own grid, at least one; at most 100 of them, evenly taken, are used
	 * @param basis simulated spectra on their own grid, at most {@link SimplexWeights#MOST_COMPONENTS} − 1
	 * @param common energies to compare at, as {@link CommonGrid} gives them; shortened where the shifted basis would not
	 *          cover them
	 * @throws XasException if too few of these energies remain, there is no spectrum, or one is not finite; it names that
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static EnergyAlignment of(final Spectra measured, final Spectra basis, final EnergyGrid common,
		final Progress progress)
	{
		if (measured.count() == 0) throw new XasException("There is no spectrum whose energies could be aligned to the basis.");
		Finite.require(measured, "measured");
		final EnergyGrid covered = measured.energies().within(new EnergyRange(Math.max(common.first(), basis.energies()
			.first() + LARGEST), Math.min(common.last(), basis.energies().last() - LARGEST)));
		final Misfit misfit = new Misfit(Resampler.between(measured.energies(), 0, covered).apply(some(measured)), basis,
			progress);
		final int steps = (int) (LARGEST / COARSE_STEP);
		int best = 0;
		for (int step = -steps; step <= steps; step++) {
			if (misfit.at(step * COARSE_STEP) < misfit.at(best * COARSE_STEP)) best = step;
		}
		if (Math.abs(best) == steps) return new EnergyAlignment(0, misfit.at(0), misfit.at(0), false);
		final double shift = minimum(misfit, (best - 1) * COARSE_STEP, (best + 1) * COARSE_STEP);
		return new EnergyAlignment(shift, misfit.at(shift), misfit.at(0), true);
	}

	private static Spectra some(final Spectra measured) {
		final int count = Math.min(MOST_SPECTRA, measured.count());
		final int[] chosen = new int[count];
		Arrays.setAll(chosen, i -> (int) ((long) i * measured.count() / count));
		return measured.select(chosen);
	}

	/** Golden section search; the misfit is smooth and has one minimum between the neighbours of the best coarse step. */
	private static double minimum(final Misfit misfit, final double from, final double to) {
		double low = from;
		double high = to;
		while (high - low > PRECISION) {
			final double left = high - GOLDEN * (high - low);
			final double right = low + GOLDEN * (high - low);
			if (misfit.at(left) < misfit.at(right)) high = right;
			else low = left;
		}
		return Math.rint((low + high) / 2 / PRECISION) * PRECISION;
	}

	/**
	 * Root mean square misfit of the measured spectra as a function of their shift. It is the basis that is shifted the
	 * other way and interpolated: interpolating the measurement would smooth its noise, by an amount that depends on the
	 * shift.
	 */
	private static final class Misfit {

		private final Spectra measured;
		private final Spectra basis;
		private final double[] amounts;
		private final Progress progress;

		Misfit(final Spectra measured, final Spectra basis, final Progress progress) {
			this.measured = measured;
			this.basis = basis;
			this.amounts = new double[basis.count() + 1];
			this.progress = progress;
		}

		double at(final double shift) {
			progress.check();
			final EnergyGrid grid = measured.energies();
			final SimplexWeights.Solver solver = new SimplexWeights(withNothing(Resampler.between(basis.energies(), -shift, grid)
				.apply(basis))).solver();
			double squares = 0;
			for (int i = 0; i < measured.count(); i++) {
				final double error = solver.solve(measured.values(), i * grid.size(), amounts);
				squares += error * error;
			}
			return Math.sqrt(squares / measured.count());
		}

		/**
		 * Weights that sum to one, of a basis that is stretched and has an empty spectrum beside it, are free
		 * non-negative amounts of the basis. The empty one is the first, so that no message blames it for the others.
		 */
		private static Spectra withNothing(final Spectra basis) {
			final int m = basis.energies().size();
			final float[] values = new float[m + basis.values().length];
			for (int i = 0; i < basis.values().length; i++) values[m + i] = basis.values()[i] * LARGEST_SUM;
			final List<String> names = new ArrayList<>();
			names.add("nothing");
			names.addAll(basis.names());
			return Spectra.named(basis.energies(), names, values);
		}
	}
}
