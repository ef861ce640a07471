package org.xasmapper.normalize;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.xasmapper.spectrum.XasException;

/**
 * Mean of all spectra that are finite and not constant. Blocks are summed apart and added in the order of their
 * pixels, so that the result does not depend on which thread was faster.
 */
final class MeanSpectrum {

	private final int energies;
	private final Map<Integer, BlockSum> blocks = new ConcurrentSkipListMap<>();

	/** @param energies number of energies of the grid */
	MeanSpectrum(final int energies) {
		this.energies = energies;
	}

	private record BlockSum(double[] samples, int spectra) {}

	/**
	 * Adds a block of spectra. May be called by several threads.
	 *
	 * @param first number of the block's first spectrum
	 * @param spectra holds the block from {@code offset} on
	 */
	void add(final int first, final int count, final float[] spectra, final int offset) {
		final double[] sum = new double[energies];
		int usable = 0;
		for (int from = offset; from < offset + count * energies; from += energies) {
			if (!SampleCheck.isUsable(spectra, from, energies)) continue;
			usable++;
			for (int k = 0; k < energies; k++) sum[k] += spectra[from + k];
		}
		blocks.put(first, new BlockSum(sum, usable));
	}

	/**
	 * @return the mean spectrum
	 * @throws XasException if there was no usable spectrum
	 */
	float[] mean() {
		final int spectra = blocks.values().stream().mapToInt(BlockSum::spectra).sum();
		if (spectra == 0) {
			throw new XasException("There is nothing to normalize: every spectrum is constant or holds NaN or infinite " +
				"samples.");
		}
		final float[] mean = new float[energies];
		for (int k = 0; k < energies; k++) {
			double sum = 0;
			for (final BlockSum block : blocks.values()) sum += block.samples[k];
			mean[k] = (float) (sum / spectra);
		}
		return mean;
	}
}
