package org.xasmapper.wafer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xasmapper.model.Effects;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.AbsorptionEdges;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/**
 * A measured wafer that never was, one of as many as one likes, on which the truth of every pixel is known: materials that the
 * model never saw, as they would be measured, and the basis that a person would take for it, which need not be right.
 *
 * @param sites what is on the wafer
 * @param fault what is wrong with the basis
 * @param basis classes that the person takes for the basis
 * @param cube raw spectra, {@code [size × size × energies]}, on a scale that is off by the measurement's shift
 * @param scale what is known of the energies: as much as they are off by, typically
 * @param os oxidation state of each pixel: the mean over its Ti atoms
 * @param cn coordination number of each pixel, likewise
 */
record DrawnWafer(List<Materials.Site> sites, BasisFault fault, Spectra basis, SpectralCube cube, EnergyScale scale, double[] os,
	double[] cn)
{

	private static final int FEWEST_SPECIES = 3, MOST_SPECIES = 4;

	/**
	 * @param materials to make it of
	 * @param effects of measurements; one is drawn for the whole wafer
	 * @param size side in pixels
	 * @param random the same state gives the same wafer
	 */
	static DrawnWafer of(final Materials materials, final Effects effects, final BasisFault fault, final int size,
		final RandomGenerator random)
	{
		final List<Materials.Site> sites = materials.draw(random.nextInt(FEWEST_SPECIES, MOST_SPECIES + 1), random);
		final List<SiteClass> classes = sites.stream().map(Materials.Site::kind).toList();
		final Spectra basis = materials.basis(fault.of(classes, materials, random));
		final Layout layout = new Layout(sites.size(), random);
		final Scan scan = new Scan(materials.energies(), Measurement.draw(effects, random), random);
		final SpectralCube cube = SpectralCube.inMemory(size, size, scan.energies());
		final float[][] planes = new float[cube.energies().size()][size * size];
		final double[] os = new double[size * size];
		final double[] cn = new double[size * size];
		for (int p = 0; p < os.length; p++) {
			final double x = (p % size + 0.5) / size;
			final double y = (p / size + 0.5) / size;
			final double[] weights = layout.weights(x, y);
			for (int s = 0; s < weights.length; s++) {
				os[p] += weights[s] * classes.get(s).os();
				cn[p] += weights[s] * classes.get(s).cn();
			}
			scan.measure(sites, weights, layout.edgeStep(x, y), planes, p);
		}
		for (int k = 0; k < planes.length; k++) cube.writeRows(k, 0, size, planes[k]);
		return new DrawnWafer(sites, fault, basis, cube, new EnergyScale(0, effects.shift(), ""), os, cn);
	}

	/** One scan of a wafer: the same measurement of every pixel, but for the noise, over a background that is the beamline's. */
	private static final class Scan {

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

		Scan(final EnergyGrid simulated, final Measurement measurement, final RandomGenerator random) {
			this.measurement = measurement;
			this.random = random;
			experiment = new Experiment(simulated, energies, AbsorptionEdges.of("Ti", "K").orElseThrow());
			background = random.nextDouble(LEAST_BACKGROUND, MOST_BACKGROUND);
			slope = random.nextDouble(-STEEPEST, STEEPEST);
			mixed = new float[simulated.size()];
		}

		EnergyGrid energies() {
			return energies;
		}

		/** The signal counts: its noise grows as its square root, and is the measurement's where the edge step and it are 1. */
		void measure(final List<Materials.Site> sites, final double[] weights, final double edgeStep, final float[][] planes,
			final int pixel)
		{
			double sixFold = 0;
			Arrays.fill(mixed, 0);
			for (int s = 0; s < weights.length; s++) {
				if (sites.get(s).kind().isSixFold()) sixFold += weights[s];
				for (int k = 0; k < mixed.length; k++) mixed[k] += (float) (weights[s] * sites.get(s).mu()[k]);
			}
			experiment.absorption(measurement, mixed, 0, sixFold, seen, 0);
			for (int k = 0; k < seen.length; k++) {
				final double signal = background + slope * (energies.energy(k) - energies.first()) + edgeStep * seen[k];
				final double counts = Math.max(0, signal) / (1 + background);
				planes[k][pixel] = (float) (signal + measurement.noise() * Math.sqrt(counts) * random.nextGaussian());
			}
		}
	}
}
