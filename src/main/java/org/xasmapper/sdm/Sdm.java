package org.xasmapper.sdm;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/**
 * Spectral domain mapping T̃ = S̃ C: every pixel keeps its weights C, but the experimental basis they were found in
 * gives way to the simulated one.
 */
public final class Sdm {

	private Sdm() {}

	/**
	 * Fills a cube with simulation-like spectra, plane after plane and several planes at a time, so that it may be
	 * larger than the heap. A pixel without weights (NaN) gets a spectrum of NaN.
	 *
	 * @param names of the components, in the order of the weights
	 * @param weights C, {@code [n][pixels]}
	 * @param basis S̃, n spectra with the same names in the same order
	 * @param target on the energies of the basis, with as many pixels as the weights; each thread writes planes of
	 *          its own
	 * @throws XasException if names, pixels or energies do not agree
	 * @throws java.util.concurrent.CancellationException when cancelled; the target then is incomplete
	 */
	public static void transform(final List<String> names, final float[][] weights, final Spectra basis,
		final SpectralCube target, final Progress progress)
	{
		validate(names, weights, basis, target);
		final EnergyGrid energies = basis.energies();
		final AtomicInteger done = new AtomicInteger();
		progress.report("Transforming spectra", 0);
		Workers.run(energies.size(), Workers.available(), () -> {
			final float[] plane = new float[target.pixels()];
			return k -> {
				progress.check();
				fill(plane, weights, basis, k);
				target.writeRows(k, 0, target.height(), plane);
				progress.report("Transforming spectra", done.incrementAndGet() / (double) energies.size());
			};
		});
	}

	private static void fill(final float[] plane, final float[][] weights, final Spectra basis, final int k) {
		final int n = weights.length;
		final double[] mu = new double[n];
		for (int i = 0; i < n; i++) mu[i] = basis.value(i, k);
		for (int p = 0; p < plane.length; p++) {
			double sum = 0;
			for (int i = 0; i < n; i++) sum += weights[i][p] * mu[i];
			plane[p] = (float) sum;
		}
	}

	private static void validate(final List<String> names, final float[][] weights, final Spectra basis,
		final SpectralCube target)
	{
		if (names.size() != weights.length || !names.equals(basis.names())) {
			throw new XasException("The weights are of " + names + " (" + weights.length +
				" maps), but the basis holds " + basis.names() + ". Use the basis that the weights were found with.");
		}
		for (int i = 0; i < weights.length; i++) {
			if (weights[i].length == target.pixels()) continue;
			throw new XasException("The weights of \"" + names.get(i) + "\" have " + weights[i].length +
				" pixels, but the stack has " + target.pixels() + ".");
		}
		if (!basis.energies().matches(target.energies())) {
			throw new XasException("The basis is on " + basis.energies() + ", but the stack is on " + target
				.energies() + ".");
		}
	}
}
