package org.xasmapper.wafer;

import java.util.Arrays;
import java.util.Random;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;

/**
 * What the simulated experiment does to spectra: other energies, an energy scale that is off and drifts from row to
 * row, finite resolution, a sloping background under a film of varying thickness, counting noise and dead pixels. And
 * what an experiment is beyond all that, which is why SDM is needed: not as simulated. Measured white lines are lower than
 * simulated ones.
 */
final class Beamline {

	/** Energy calibration error of the middle row and drift from the first row to the last, eV. */
	static final double SHIFT = 0.4, DRIFT = 0.1;

	/**
	 * Strength of what keeps measured features lower than simulated ones, as self-absorption does: μ is seen as
	 * μ (1 + a) / (μ + a). This value brings simulated rutile and anatase nearest to a measured spectrum of TiO₂.
	 */
	static final double DAMPING = 3.4;

	/** Standard deviation of the energy resolution, eV. */
	static final double RESOLUTION = 0.7;

	/** Counts for a signal of 1; noise is the square root of counts. */
	static final double COUNTS = 20_000;

	/** Background at the first energy, and its slope per eV. */
	static final double BACKGROUND = 0.32, SLOPE = -0.0012;

	/** Dead pixels as x, y: the first three record nothing (NaN), the others zero. */
	private static final int[][] DEAD = { { 20, 14 }, { 47, 30 }, { 33, 55 }, { 12, 37 }, { 38, 22 }, { 26, 41 } };
	private static final int NOT_RECORDED = 3;

	/** Step of the grid that spectra are continued on, eV. */
	private static final double FINE = 0.25;

	private final EnergyGrid energies = scan();

	/** @return the energies of a practical scan: coarse before and after the edge, fine at it */
	EnergyGrid energies() {
		return energies;
	}

	/** @return the planes {@code [energies][x + y · size]} of a measurement of the wafer */
	float[][] measure(final Spectra species, final long seed) {
		final Random random = new Random(seed);
		final float[][] planes = new float[energies.size()][Wafer.SIZE * Wafer.SIZE];
		for (int y = 0; y < Wafer.SIZE; y++) {
			final double shift = SHIFT + DRIFT * (y / (Wafer.SIZE - 1.0) - 0.5);
			final double[][] seen = new double[species.count()][];
			for (int s = 0; s < seen.length; s++) seen[s] = resolved(species.spectrum(s), species.energies(), shift);
			for (int x = 0; x < Wafer.SIZE; x++) measurePixel(x, y, seen, random, planes);
		}
		for (int d = 0; d < DEAD.length; d++) {
			final float value = d < NOT_RECORDED ? Float.NaN : 0;
			for (final float[] plane : planes) plane[DEAD[d][0] + DEAD[d][1] * Wafer.SIZE] = value;
		}
		return planes;
	}

	static boolean isDead(final int x, final int y) {
		for (final int[] dead : DEAD) {
			if (dead[0] == x && dead[1] == y) return true;
		}
		return false;
	}

	private void measurePixel(final int x, final int y, final double[][] seen, final Random random,
		final float[][] planes)
	{
		final double[] weights = Wafer.weights(x, y);
		final double step = Wafer.contains(x, y) ? Wafer.edgeStep(x, y) : 0;
		for (int k = 0; k < planes.length; k++) {
			double signal = BACKGROUND + SLOPE * (energies.energy(k) - energies.first());
			for (int s = 0; s < seen.length; s++) signal += step * weights[s] * seen[s][k];
			planes[k][x + y * Wafer.SIZE] = (float) (signal + Math.sqrt(signal / COUNTS) * random.nextGaussian());
		}
	}

	/** @return the spectrum at the scan's energies as the experiment has it, convolved with the Gaussian resolution */
	private double[] resolved(final float[] spectrum, final EnergyGrid grid, final double shift) {
		final double[] resolved = new double[energies.size()];
		for (int k = 0; k < resolved.length; k++) {
			final double centre = energies.energy(k) - shift;
			double sum = 0;
			double norm = 0;
			for (double e = FINE * Math.rint((centre - 4 * RESOLUTION) / FINE); e <= centre + 4 * RESOLUTION; e += FINE) {
				final double distance = (e - centre) / RESOLUTION;
				final double weight = StrictMath.exp(-distance * distance / 2);
				if (e > grid.last()) break;
				sum += weight * continued(spectrum, grid, e);
				norm += weight;
			}
			final double mu = sum / norm;
			resolved[k] = mu * (1 + DAMPING) / (mu + DAMPING);
		}
		return resolved;
	}

	/**
	 * @return the spectrum at an energy of its grid or below it, where it goes on as the tail of a Lorentzian edge, a /
	 *         (c − E), with value and slope of the first points
	 */
	private static double continued(final float[] spectrum, final EnergyGrid grid, final double energy) {
		if (energy >= grid.first()) return spectrum[grid.nearest(energy)];
		final double slope = (spectrum[8] - spectrum[0]) / (grid.energy(8) - grid.first());
		final double toPole = spectrum[0] / slope;
		return spectrum[0] * toPole / (toPole + grid.first() - energy);
	}

	private static EnergyGrid scan() {
		final double[][] regions = { { 4930, 3 }, { 4960, 1 }, { 4964, 0.25 }, { 4974, 0.5 }, { 4994, 1 }, { 5010, 2 } };
		final double end = 5032;
		final double[] energies = new double[200];
		int size = 0;
		for (int r = 0; r < regions.length; r++) {
			final double next = r + 1 < regions.length ? regions[r + 1][0] : end + 1;
			for (double e = regions[r][0]; e < next; e += regions[r][1]) energies[size++] = e;
		}
		return EnergyGrid.of(Arrays.copyOf(energies, size));
	}
}
