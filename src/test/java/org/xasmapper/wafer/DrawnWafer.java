package org.xasmapper.wafer;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.xasmapper.model.Effects;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.energies.EnergyScale;
import org.xasmapper.train.effects.Measurement;

/**
 * A measured wafer that never was, one of as many as one likes, on which the truth of every pixel is known: materials that the
 * model never saw, as they would be measured, and the basis that a person would take for it, which need not be right.
 *
 * @param sites what is on the wafer
 * @param fault what is wrong with the basis
 * @param basis what the person takes for the basis, not broadened
 * @param cube raw spectra, {@code [size × size × energies]}, on a scale that is off by the measurement's shift
 * @param scale what is known of the energies: as much as they are off by, typically
 * @param weights share of each species in each pixel, {@code [pixels][species]}
 */
record DrawnWafer(List<Materials.Site> sites, BasisFault fault, Spectra basis, SpectralCube cube, EnergyScale scale,
	double[][] weights)
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
		final double[][] weights = new double[size * size][];
		final double[] edgeSteps = new double[weights.length];
		for (int p = 0; p < weights.length; p++) {
			final double x = (p % size + 0.5) / size;
			final double y = (p / size + 0.5) / size;
			weights[p] = layout.weights(x, y);
			edgeSteps[p] = layout.edgeStep(x, y);
		}
		final Scan scan = new Scan(materials.energies(), Measurement.draw(effects, random), random);
		return new DrawnWafer(sites, fault, basis, scan.measure(sites, weights, edgeSteps, size), new EnergyScale(0, effects.shift(), ""),
			weights);
	}

	/** @return OS or CN of each pixel: the mean over its Ti atoms */
	double[] truth(final String descriptor) {
		return Arrays.stream(weights).mapToDouble(ofPixel -> IntStream.range(0, ofPixel.length).mapToDouble(s -> ofPixel[s] * sites.get(s)
			.kind().value(descriptor)).sum()).toArray();
	}
}
