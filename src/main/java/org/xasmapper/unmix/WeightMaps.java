package org.xasmapper.unmix;

import java.util.Arrays;
import java.util.List;
import org.xasmapper.spectrum.PixelLoop;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.XasException;

/**
 * The weights of every pixel of a map in a basis that was found on a sample of its pixels. Each pixel is solved
 * against the basis of every start given, and mean and standard deviation are taken, as cBSS does for its sample.
 *
 * @param names of the components
 * @param weights {@code [n][pixels]}, mean over the bases; not negative, summing to one
 * @param spread {@code [n][pixels]}, standard deviation over the bases; 0 for a single basis
 * @param error {@code [pixels]}, root mean square of t − S w over the energies of the basis, mean over the bases
 */
public record WeightMaps(List<String> names, float[][] weights, float[][] spread, float[] error) {

	/**
	 * Solves every pixel, in parallel. A pixel with a NaN at an energy that is used gets NaN in all maps.
	 *
	 * @param cube the map; it may be larger than the heap
	 * @param toBasis from the cube's energies to those of the bases
	 * @param bases one or more sets of the same components, such as {@link CbssResult#bases()}
	 * @throws XasException if a basis is not on the resampler's energies, or its weights are not unique
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static WeightMaps of(final SpectralCube cube, final Resampler toBasis, final List<Spectra> bases,
		final Progress progress)
	{
		bases.forEach(basis -> requireEnergies(basis, toBasis));
		final List<SimplexWeights> solvers = bases.stream().map(SimplexWeights::new).toList();
		final List<String> names = bases.get(0).names();
		final WeightMaps maps = new WeightMaps(names, new float[names.size()][cube.pixels()], new float[names
			.size()][cube.pixels()], new float[cube.pixels()]);
		final int m = cube.energies().size();
		PixelLoop.read(cube, () -> {
			final PixelSolver solver = new PixelSolver(solvers, maps);
			final float[] resampled = new float[toBasis.target().size()];
			return (firstPixel, count, spectra, none) -> {
				for (int p = 0; p < count; p++) {
					toBasis.apply(spectra, p * m, resampled, 0);
					solver.solve(resampled, firstPixel + p);
				}
			};
		}, "Weighing components", progress);
		return maps;
	}

	private static void requireEnergies(final Spectra basis, final Resampler toBasis) {
		if (basis.energies().matches(toBasis.target())) return;
		throw new XasException("The basis is on " + basis.energies() + ", but the image is resampled to " + toBasis
			.target() + ". Resample both to common energies.");
	}

	/** Solves single pixels against all bases; for one thread. */
	private static final class PixelSolver {

		private final SimplexWeights.Solver[] solvers;
		private final WeightMaps maps;
		private final double[] weights;
		private final double[] sums;
		private final double[] squares;

		PixelSolver(final List<SimplexWeights> bases, final WeightMaps maps) {
			solvers = bases.stream().map(SimplexWeights::solver).toArray(SimplexWeights.Solver[]::new);
			this.maps = maps;
			weights = new double[maps.weights.length];
			sums = new double[weights.length];
			squares = new double[weights.length];
		}

		void solve(final float[] spectrum, final int pixel) {
			Arrays.fill(sums, 0);
			Arrays.fill(squares, 0);
			double error = 0;
			for (final SimplexWeights.Solver solver : solvers) {
				error += solver.solve(spectrum, 0, weights);
				for (int i = 0; i < weights.length; i++) {
					sums[i] += weights[i];
					squares[i] += weights[i] * weights[i];
				}
			}
			maps.error[pixel] = (float) (error / solvers.length);
			for (int i = 0; i < weights.length; i++) {
				final double mean = sums[i] / solvers.length;
				maps.weights[i][pixel] = (float) mean;
				maps.spread[i][pixel] = (float) Math.sqrt(Math.max(0, squares[i] / solvers.length - mean * mean));
			}
		}
	}
}
