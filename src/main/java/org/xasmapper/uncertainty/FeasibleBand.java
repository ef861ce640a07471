package org.xasmapper.uncertainty;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.unmix.Minimum;

/**
 * Rotations of an experimental basis that explain the spectra as well: the band of feasible solutions of curve resolution
 * (Tauler, J. Chemometrics 15, 627, 2001), drawn at random instead of its extremes, so that it gives a standard deviation.
 * <p>
 * Weights stay sums of one if every new basis spectrum is an old one plus differences of old ones. What holds the basis in its
 * place is its likeness to the simulated one, which is known only up to the gap between the two: with other gaps of
 * that size and shape, as many independent values as its correlation along the energies leaves, the basis would lie elsewhere. A
 * rotation is an answer if non-negative weights still fit as well; else it is halved until they do.
 */
final class FeasibleBand {

	private static final int MOST_HALVINGS = 5;

	private final Spectra measured;
	private final Spectra simulated;
	private final Spectra basis;

	/** Differences of the basis spectra from the last one. */
	private final DMatrixRMaj differences;

	/** Their pseudo-inverse, which finds the amounts of the differences in a gap, {@code [n − 1 × m]}. */
	private final DMatrixRMaj amounts;

	/** Standard deviation of a value of the gap, as if all were independent. */
	private final double gap;
	private final double largestMisfit;

	/**
	 * @param measured finite spectra that the minimum explains
	 * @param simulated basis S̃ of the same components on the same energies
	 */
	FeasibleBand(final Spectra measured, final Spectra simulated, final Minimum minimum) {
		this.measured = measured;
		this.simulated = simulated;
		basis = minimum.basis();
		final int n = basis.count();
		final int m = basis.energies().size();
		differences = new DMatrixRMaj(m, n - 1);
		for (int k = 0; k < m; k++) {
			for (int i = 0; i < n - 1; i++) differences.set(k, i, basis.value(i, k) - basis.value(n - 1, k));
		}
		amounts = new DMatrixRMaj(n - 1, m);
		CommonOps_DDRM.pinv(differences, amounts);
		gap = gap();
		largestMisfit = misfit(basis) * Math.sqrt(1 + minimum.tolerance());
	}

	/** The mean square of the gap, times the number of its values that go together. */
	private double gap() {
		final int m = basis.energies().size();
		final double squares = product(0);
		double together = 1;
		for (int lag = 1; lag < m; lag++) {
			final double correlation = product(lag) / squares;
			if (!(correlation > 0)) break;
			together += 2 * correlation;
		}
		return Math.sqrt(squares / (basis.count() * m) * together);
	}

	/** @return sum of products of values of the gap that lie so many energies apart */
	private double product(final int lag) {
		double sum = 0;
		for (int i = 0; i < basis.count(); i++) {
			for (int k = lag; k < basis.energies().size(); k++) sum += gap(i, k) * gap(i, k - lag);
		}
		return sum;
	}

	private double gap(final int i, final int k) {
		return simulated.value(i, k) - basis.value(i, k);
	}

	private double misfit(final Spectra experimental) {
		return new Answer(experimental, simulated).misfit(measured);
	}

	/** @return another basis that explains the spectra as well, the old one if there is none this way */
	Spectra draw(final SplittableRandom random) {
		final DMatrixRMaj change = change(random);
		for (int halving = 0; halving <= MOST_HALVINGS; halving++) {
			final Spectra rotated = plus(change, Math.pow(2, -halving));
			if (misfit(rotated) <= largestMisfit) return rotated;
		}
		return basis;
	}

	/** @return {@code [m × n]} */
	private DMatrixRMaj change(final SplittableRandom random) {
		final int n = basis.count();
		final int m = basis.energies().size();
		final DMatrixRMaj otherGap = new DMatrixRMaj(m, n);
		for (int i = 0; i < otherGap.data.length; i++) otherGap.data[i] = gap * random.nextGaussian();
		final DMatrixRMaj found = new DMatrixRMaj(n - 1, n);
		CommonOps_DDRM.mult(amounts, otherGap, found);
		final DMatrixRMaj change = new DMatrixRMaj(m, n);
		CommonOps_DDRM.mult(differences, found, change);
		return change;
	}

	private Spectra plus(final DMatrixRMaj change, final double share) {
		final int m = basis.energies().size();
		final float[] values = new float[basis.values().length];
		for (int i = 0; i < basis.count(); i++) {
			for (int k = 0; k < m; k++) values[i * m + k] = (float) (basis.value(i, k) + share * change.get(k, i));
		}
		return new Spectra(basis.energies(), values, basis.table());
	}
}
