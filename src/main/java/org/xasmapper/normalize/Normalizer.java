package org.xasmapper.normalize;

import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.PixelLoop;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.SpectralCube;

/**
 * Normalises measured spectra to an edge step of one, as {@code pre_edge} of Larch 0.9.58 does (Newville, J.
 * Phys. Conf. Ser. 430, 012007, 2013): subtracts the pre-edge line, divides by the edge step and, if wanted,
 * flattens the post-edge. What cannot be normalised is NaN in the result and counted by reason.
 * Immutable and safe for use by several threads.
 */
public final class Normalizer {

	/** Spectra of a list between two looks at the cancel button. */
	private static final int BLOCK = 1024;

	private final NormalizationSettings settings;

	public Normalizer(final NormalizationSettings settings) {
		this.settings = settings;
	}

	/**
	 * Normalises a cube, in parallel, in slabs that fit the heap. A common E0 from the mean spectrum takes a pass
	 * through the source of its own.
	 *
	 * @param source {@code [width × height × energies]}, NaN where masked
	 * @param target of the same size and energies; receives the normalised spectra, NaN where masked
	 * @return maps with a value per pixel, and the report
	 * @throws XasException if a given E0 or range does not fit the energies, or no E0 is found for the whole map;
	 *           the target then is as it was, or all NaN
	 * @throws java.util.concurrent.CancellationException when cancelled; the target then is incomplete
	 */
	public NormalizationResult normalize(final SpectralCube source, final SpectralCube target,
		final Progress progress)
	{
		final EnergyGrid energies = source.energies();
		if (!target.energies().equals(energies)) throw new IllegalArgumentException("source and target differ in energies");
		final CommonE0 e0 = CommonE0.of(energies, settings, mean -> PixelLoop.read(source, () -> {
			final MeanSpectrum.Adder adder = mean.adder();
			return (first, count, spectra, results) -> adder.add(first, count, spectra, 0);
		}, "Finding E0", progress));
		final Spikes spikes = new Spikes(energies.size(), settings.leastSpike(), source.pixels(), p -> source.spectrum(p % source
			.width(), p / source.width()));
		final NormalizationJob job = new NormalizationJob(energies, source.pixels(), settings, e0, spikes);
		PixelLoop.transform(source, target, job::kernel, "Normalizing spectra", progress);
		return job.result();
	}

	/**
	 * Normalises a list of spectra in the calling thread.
	 *
	 * @param spectra {@code [spectra × energies]}, NaN where masked; not changed
	 * @throws XasException if a given E0 or range does not fit the energies, or no E0 is found for the whole list
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public NormalizedSpectra normalize(final Spectra spectra, final Progress progress) {
		final EnergyGrid energies = spectra.energies();
		final int m = energies.size();
		final float[] values = spectra.values();
		final CommonE0 e0 = CommonE0.of(energies, settings, mean -> {
			final MeanSpectrum.Adder adder = mean.adder();
			inBlocks(spectra.count(), "Finding E0", progress, (first, count) -> adder.add(first, count, values, first * m));
		});
		final Spikes spikes = new Spikes(m, settings.leastSpike(), spectra.count(), spectra::spectrum);
		final NormalizationJob job = new NormalizationJob(energies, spectra.count(), settings, e0, spikes);
		final NormalizationJob.Kernel kernel = job.kernel();
		final float[] normalized = new float[values.length];
		inBlocks(spectra.count(), "Normalizing spectra", progress, (first, count) -> kernel.normalize(first, count, values,
			normalized, first * m));
		return new NormalizedSpectra(new Spectra(energies, normalized, spectra.table()), job.result());
	}

	/** What is done to the spectra from number {@code first} on. */
	@FunctionalInterface
	private interface Block {

		void process(int first, int count);
	}

	private static void inBlocks(final int spectra, final String activity, final Progress progress,
		final Block block)
	{
		for (int first = 0; first < spectra; first += BLOCK) {
			progress.check();
			progress.report(activity, (double) first / spectra);
			block.process(first, Math.min(BLOCK, spectra - first));
		}
		progress.report(activity, 1);
	}
}
