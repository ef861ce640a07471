package org.xasmapper.model;

import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.PixelLoop;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Resampler;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/**
 * Applies a model to maps and lists of spectra, in parallel. Spectra are brought to the model's energies first, never
 * beyond their own. A spectrum that is NaN or infinite at one of the model's energies is masked. The result does not
 * depend on the number of threads. Immutable and safe for use by several threads.
 */
public final class Predictor {

	/** Spectra of a list between two looks at the cancel button. */
	private static final int BLOCK = 1024;


	private static final String ACTIVITY = "Predicting";

	private final OnnxModel model;
	private final boolean sdm;

	/** @param model stays open as long as this is used */
	public Predictor(final OnnxModel model) {
		this(model, false);
	}

	private Predictor(final OnnxModel model, final boolean sdm) {
		this.model = model;
		this.sdm = sdm;
	}

	/** @return the same for spectra that went through spectral domain mapping: the card may scale their error bars otherwise */
	public Predictor ofSimulationLike() {
		return new Predictor(model, true);
	}

	/**
	 * @param cube {@code [width × height × energies]}, NaN where masked
	 * @return maps with a value per pixel
	 * @throws XasException naming both ranges, if the cube does not cover the model's energies; or if it is masked
	 *           everywhere
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Prediction predict(final SpectralCube cube, final Progress progress) {
		final Resampler toModel = toModel(cube.energies());
		final PredictionMaps maps = new PredictionMaps(model.card(), sdm, cube.pixels());
		PixelLoop.read(cube, () -> {
			final PredictionKernel kernel = new PredictionKernel(model.inference(), toModel, cube.energies().size(), maps);
			return (firstPixel, count, block, none) -> kernel.process(firstPixel, count, block, 0);
		}, ACTIVITY, progress);
		return maps.result();
	}

	/**
	 * @param spectra {@code [spectra × energies]}, NaN where masked; not changed
	 * @return a value per spectrum
	 * @throws XasException naming both ranges, if the list does not cover the model's energies; or if all of it is
	 *           masked
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public Prediction predict(final Spectra spectra, final Progress progress) {
		final Resampler toModel = toModel(spectra.energies());
		final PredictionMaps maps = new PredictionMaps(model.card(), sdm, spectra.count());
		final int m = spectra.energies().size();
		final int blocks = (spectra.count() + BLOCK - 1) / BLOCK;
		final AtomicInteger done = new AtomicInteger();
		Workers.run(blocks, Workers.available(), () -> {
			final PredictionKernel kernel = new PredictionKernel(model.inference(), toModel, m, maps);
			return block -> {
				progress.check();
				final int first = block * BLOCK;
				kernel.process(first, Math.min(BLOCK, spectra.count() - first), spectra.values(), first * m);
				progress.report(ACTIVITY, (double) done.incrementAndGet() / blocks);
			};
		});
		return maps.result();
	}

	private Resampler toModel(final EnergyGrid source) {
		final EnergyGrid wanted = model.card().energies();
		if (source.covers(wanted)) {
			return Resampler.between(source, 0, wanted);
		}
		throw new XasException("The model " + model.name() + " needs spectra over " + wanted.range() +
			", but these cover " + source.range() + ". Spectra are never extrapolated: measure the whole range, shift the " +
			"energies with XAS Resample... if their scale is off, or choose a model of another range.");
	}
}
