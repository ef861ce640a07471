package org.xasmapper.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
 * <p>
 * A basis that lacks an oxidation state can be brought nearer to a measurement by a shift as well: 0.77 eV of the chemical
 * shift of Ti³⁺ are taken away by a basis of Ti⁴⁺. Therefore the shift is bounded by what the calibration of the
 * measurement allows, and where it is at its bound, that is worth a warning.
 *
 * @param shift to be added to the measured energies, eV
 * @param bound largest shift that was allowed, either way, eV; 0 = none
 * @param misfit root mean square difference of measurement and mixtures at this shift
 * @param misfitUnshifted the same without a shift
 */
public record EnergyAlignment(double shift, double bound, double misfit, double misfitUnshifted) {

	private static final double COARSE_STEP = 0.25;
	private static final double PRECISION = 0.01;
	private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
	private static final int MOST_SPECTRA = 100;

	/** Largest sum of the amounts, far above the one that it should be. */
	private static final float LARGEST_SUM = 4;

	/** No alignment: the scales are taken as they are. */
	public static EnergyAlignment none() {
		return new EnergyAlignment(0, 0, Double.NaN, Double.NaN);
	}

	/**
	 * @param measured spectra on their own grid, at least one; at most 100 of them, evenly taken, are used
	 * @param basis simulated spectra on their own grid, at most {@link SimplexWeights#MOST_COMPONENTS} − 1
	 * @param common energies to compare at, as {@link CommonGrid} gives them; shortened where the shifted basis would not
	 *          cover them
	 * @param bound largest shift, either way, eV, above 0
	 * @throws XasException if too few of these energies remain, there is no spectrum, or one is not finite; it names that
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static EnergyAlignment of(final Spectra measured, final Spectra basis, final EnergyGrid common,
		final double bound, final Progress progress)
	{
		if (measured.count() == 0) throw new XasException("There is no spectrum whose energies could be aligned to the basis.");
		Finite.require(measured, "measured");
		final EnergyGrid covered = measured.energies().within(new EnergyRange(Math.max(common.first(), basis.energies()
			.first() + bound), Math.min(common.last(), basis.energies().last() - bound)));
		final Misfit misfit = new Misfit(Resampler.between(measured.energies(), 0, covered).apply(some(measured)), basis,
			progress);
		final int steps = (int) Math.ceil(bound / COARSE_STEP);
		final double step = bound / steps;
		int best = 0;
		for (int i = -steps; i <= steps; i++) {
			if (misfit.at(i * step) < misfit.at(best * step)) best = i;
		}
		final double shift = minimum(misfit, Math.max(-steps, best - 1) * step, Math.min(steps, best + 1) * step);
		return new EnergyAlignment(shift, bound, misfit.at(shift), misfit.at(0));
	}

	/** @return what the end of a step of the history tells of it; empty where there was none */
	public String step() {
		return bound > 0 ? String.format(Locale.ROOT, ", energies shifted by %+.2f eV to the basis", shift) : "";
	}

	/** @return whether a larger shift would fit better, had it been allowed */
	public boolean isAtBound() {
		return bound > 0 && Math.abs(shift) > bound - 1.5 * PRECISION;
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
