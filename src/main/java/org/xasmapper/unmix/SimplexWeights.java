package org.xasmapper.unmix;

import java.util.Arrays;
import org.xasmapper.spectrum.Finite;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * The weights of a spectrum t in a known basis S: those that minimise ‖t − S w‖², are not negative and sum to one.
 * The minimum is unique and found exactly, by an active-set method (Lawson and Hanson 1974, with the sum as a
 * constraint of its own) that needs only SᵀS and Sᵀt. Immutable; each thread takes a {@link Solver} of its own.
 */
public final class SimplexWeights {

	/** Largest number of components. */
	public static final int MOST_COMPONENTS = 16;

	/** Components worked on at a time, so that as many sums run independently of each other. */
	private static final int LANES = 4;

	/** A basis spectrum whose distance from the others is below this share of its length depends on them. */
	private static final double DEPENDENT = 1e-10;

	private final int n;
	private final int m;
	/** Basis spectra {@code [n, rounded up to full lanes][m]}. */
	private final double[][] basis;
	/** SᵀS. */
	private final double[][] gram;
	/**
	 * SᵀS plus a constant. On the simplex the constant adds the same to every loss; it makes the matrix positive
	 * definite even where basis spectra are multiples of each other.
	 */
	private final double[][] shifted;

	/**
	 * @param basis S, 1 to {@value #MOST_COMPONENTS} finite spectra
	 * @throws XasException if there are more, a value is not finite or a spectrum is a mixture of the others; it names
	 *           the spectrum
	 */
	public SimplexWeights(final Spectra basis) {
		n = basis.count();
		m = basis.energies().size();
		if (n < 1 || n > MOST_COMPONENTS) {
			throw new XasException("Weights can be found for 1 to " + MOST_COMPONENTS + " basis spectra; got " + n +
				".");
		}
		Finite.require(basis, "basis");
		this.basis = new double[(n + LANES - 1) / LANES * LANES][m];
		gram = new double[n][n];
		shifted = new double[n][n];
		copy(basis);
		multiply();
		requireIndependent(basis);
	}

	private void copy(final Spectra spectra) {
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < m; k++) basis[i][k] = spectra.value(i, k);
		}
	}

	private void multiply() {
		double trace = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				for (int k = 0; k < m; k++) gram[i][j] += basis[i][k] * basis[j][k];
			}
			trace += gram[i][i];
		}
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) shifted[i][j] = gram[i][j] + trace / n;
		}
	}

	private void requireIndependent(final Spectra spectra) {
		final double[][] factor = new double[n][n];
		final int[] all = new int[n];
		Arrays.setAll(all, i -> i);
		factorise(all, n, factor);
		for (int i = 0; i < n; i++) {
			if (factor[i][i] * factor[i][i] > DEPENDENT * shifted[i][i]) continue;
			throw new XasException("The basis spectrum \"" + spectra.names().get(i) +
				"\" is a mixture of those before it, so that weights are not unique. Leave it out of the basis.");
		}
	}

	/** @return number of basis spectra */
	public int components() {
		return n;
	}

	/** @return scratch memory and the method that solves; for one thread */
	public Solver solver() {
		return new Solver();
	}

	/** Cholesky factor (lower) of the shifted Gram matrix of the first {@code count} indices. */
	private void factorise(final int[] index, final int count, final double[][] factor) {
		for (int r = 0; r < count; r++) {
			for (int c = 0; c <= r; c++) {
				double sum = shifted[index[r]][index[c]];
				for (int k = 0; k < c; k++) sum -= factor[r][k] * factor[c][k];
				factor[r][c] = r == c ? Math.sqrt(Math.max(sum, 0)) : sum / factor[c][c];
			}
		}
	}

	/** Solves for one spectrum after the other without allocating. */
	public final class Solver {

		private final double[] cross = new double[basis.length]; // Sᵀt
		private final double[] weights = new double[n];
		private final int[] free = new int[n];
		private int freeCount;
		private final boolean[] isFree = new boolean[n];
		private final double[][] factor = new double[n][n];
		private final double[] target = new double[n];
		private final double[] ones = new double[n];
		private double multiplier;

		private Solver() {}

		/**
		 * @param spectra holds the spectrum from {@code offset} on
		 * @param result receives the weights; all NaN if any value of the spectrum is
		 * @return root mean square of t − S w over the energies, or NaN
		 */
		public double solve(final float[] spectra, final int offset, final double[] result) {
			final double square = project(spectra, offset);
			if (!Double.isFinite(square)) {
				Arrays.fill(result, 0, n, Double.NaN);
				return Double.NaN;
			}
			minimise();
			System.arraycopy(weights, 0, result, 0, n);
			return Math.sqrt(Math.max(0, square + lossWithoutSquare()) / m);
		}

		/** Computes Sᵀt and returns ‖t‖². */
		private double project(final float[] spectra, final int offset) {
			double square = 0;
			for (int i = 0; i < basis.length; i += LANES) square = projectLanes(spectra, offset, i);
			return square;
		}

		/** Does so for one group of components; ‖t‖² costs nothing beside their sums. */
		private double projectLanes(final float[] spectra, final int offset, final int lane) {
			final double[] b0 = basis[lane];
			final double[] b1 = basis[lane + 1];
			final double[] b2 = basis[lane + 2];
			final double[] b3 = basis[lane + 3];
			double s0 = 0;
			double s1 = 0;
			double s2 = 0;
			double s3 = 0;
			double square = 0;
			for (int k = 0; k < m; k++) {
				final double t = spectra[offset + k];
				s0 += b0[k] * t;
				s1 += b1[k] * t;
				s2 += b2[k] * t;
				s3 += b3[k] * t;
				square += t * t;
			}
			cross[lane] = s0;
			cross[lane + 1] = s1;
			cross[lane + 2] = s2;
			cross[lane + 3] = s3;
			return square;
		}

		private void minimise() {
			Arrays.fill(weights, 1.0 / n);
			Arrays.fill(isFree, true);
			// Each pass frees or fixes a component; the bound only guards against rounding that makes it cycle.
			for (int pass = 0; pass < 4 * n; pass++) {
				solveFree();
				final int wall = nearestWall();
				if (wall >= 0) {
					stopAt(wall);
					continue;
				}
				for (int f = 0; f < freeCount; f++) weights[free[f]] = target[f];
				final int wanted = mostWanted();
				if (wanted < 0) return;
				isFree[wanted] = true;
			}
		}

		/** Minimum over the free components, with their sum one but signs ignored. */
		private void solveFree() {
			freeCount = 0;
			for (int i = 0; i < n; i++) {
				if (isFree[i]) free[freeCount++] = i;
			}
			factorise(free, freeCount, factor);
			for (int f = 0; f < freeCount; f++) {
				target[f] = cross[free[f]];
				ones[f] = 1;
			}
			substitute(target);
			substitute(ones);
			double sum = 0;
			double unit = 0;
			for (int f = 0; f < freeCount; f++) {
				sum += target[f];
				unit += ones[f];
			}
			multiplier = (1 - sum) / unit;
			for (int f = 0; f < freeCount; f++) target[f] += multiplier * ones[f];
		}

		/** Solves with the Cholesky factor, in place. */
		private void substitute(final double[] vector) {
			for (int r = 0; r < freeCount; r++) {
				for (int k = 0; k < r; k++) vector[r] -= factor[r][k] * vector[k];
				vector[r] /= factor[r][r];
			}
			for (int r = freeCount - 1; r >= 0; r--) {
				for (int k = r + 1; k < freeCount; k++) vector[r] -= factor[k][r] * vector[k];
				vector[r] /= factor[r][r];
			}
		}

		/** @return number among the free components of the one that reaches zero first, or -1 if none does */
		private int nearestWall() {
			int wall = -1;
			double nearest = Double.POSITIVE_INFINITY;
			for (int f = 0; f < freeCount; f++) {
				if (target[f] >= 0) continue;
				final double share = shareTo(f);
				if (share < nearest) {
					nearest = share;
					wall = f;
				}
			}
			return wall;
		}

		/** @return part of the way to the target at which a free component reaches zero */
		private double shareTo(final int f) {
			final double w = weights[free[f]];
			return w / (w - target[f]);
		}

		private void stopAt(final int wall) {
			final double share = shareTo(wall);
			for (int f = 0; f < freeCount; f++) weights[free[f]] += share * (target[f] - weights[free[f]]);
			weights[free[wall]] = 0;
			isFree[free[wall]] = false;
		}

		/** @return the fixed component whose growth lowers the loss most, or -1 if none does */
		private int mostWanted() {
			int best = -1;
			double steepest = -1e-12 * shifted[0][0];
			for (int i = 0; i < n; i++) {
				if (isFree[i]) continue;
				double slope = -cross[i] - multiplier;
				for (int j = 0; j < n; j++) slope += shifted[i][j] * weights[j];
				if (slope < steepest) {
					steepest = slope;
					best = i;
				}
			}
			return best;
		}

		/** @return ‖t − S w‖² − ‖t‖² */
		private double lossWithoutSquare() {
			double loss = 0;
			for (int i = 0; i < n; i++) {
				double half = -2 * cross[i];
				for (int j = 0; j < n; j++) half += gram[i][j] * weights[j];
				loss += weights[i] * half;
			}
			return loss;
		}
	}
}
