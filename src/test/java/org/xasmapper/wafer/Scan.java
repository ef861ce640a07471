package org.xasmapper.wafer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/** One scan of a map of Ti sites: the same measurement of every pixel, but for the noise, over a background that is the beamline's. */
final class Scan {

	/** The signal before the edge, in edge steps of the thickest pixel, and its change per eV. */
	private static final double LEAST_BACKGROUND = 0.1, MOST_BACKGROUND = 0.6, STEEPEST = 0.002;

	private final EnergyGrid energies = new Beamline().energies();
	private final Measurement measurement;
	private final RandomGenerator random;
	private final Experiment experiment;
	private final double background;
	private final double slope;
	private final float[] mixed;
	private final float[] seen = new float[energies.size()];

	/**
	 * @param simulated energies of the sites' spectra
	 * @param random draws background and noise
	 */
	Scan(final EnergyGrid simulated, final Measurement measurement, final RandomGenerator random) {
		this.measurement = measurement;
		this.random = random;
		experiment = new Experiment(simulated, energies, AbsorptionEdges.of("Ti", "K").orElseThrow());
		background = random.nextDouble(LEAST_BACKGROUND, MOST_BACKGROUND);
		slope = random.nextDouble(-STEEPEST, STEEPEST);
		mixed = new float[simulated.size()];
	}

	/**
	 * @param weights share of each site in each pixel, {@code [pixels][sites]}
	 * @param edgeSteps of each pixel
	 * @return raw spectra
	 */
	SpectralCube measure(final List<Materials.Site> sites, final double[][] weights, final double[] edgeSteps, final int width) {
		final float[][] planes = new float[energies.size()][weights.length];
		for (int p = 0; p < weights.length; p++) {
			see(sites, weights[p]);
			for (int k = 0; k < seen.length; k++) {
				final double signal = background + slope * (energies.energy(k) - energies.first()) + edgeSteps[p] * seen[k];
				// The signal is what is counted; the measurement's noise is meant where it is one edge step above the background.
				final double counts = Math.max(0, signal) / (1 + background);
				planes[k][p] = (float) (signal + measurement.noise() * Math.sqrt(counts) * random.nextGaussian());
			}
		}
		final SpectralCube cube = SpectralCube.inMemory(width, weights.length / width, energies);
		for (int k = 0; k < planes.length; k++) cube.writeRows(k, 0, cube.height(), planes[k]);
		return cube;
	}

	/** Self-absorption acts on what is there together, so that sites are mixed first. */
	private void see(final List<Materials.Site> sites, final double[] weights) {
		double sixFold = 0;
		Arrays.fill(mixed, 0);
		for (int s = 0; s < weights.length; s++) {
			if (sites.get(s).kind().isSixFold()) sixFold += weights[s];
			for (int k = 0; k < mixed.length; k++) mixed[k] += (float) (weights[s] * sites.get(s).mu()[k]);
		}
		experiment.absorption(measurement, mixed, 0, sixFold, seen, 0);
	}
}
