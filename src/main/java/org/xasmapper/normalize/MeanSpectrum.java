package org.xasmapper.normalize;

import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

/**
 * Mean of all spectra that are finite, not constant and no {@link Outsiders}, which a single hot pixel or spike can
 * therefore not spoil. Blocks are summed apart and added in the order of their pixels, so that the result does not
 * depend on which thread was faster.
 */
final class MeanSpectrum {

	private final EnergyGrid grid;
	private final Map<Integer, BlockSum> blocks = new ConcurrentSkipListMap<>();
	private final BitSet outsiders = new BitSet();
	private final Queue<LostSlices> lost = new ConcurrentLinkedQueue<>();

	MeanSpectrum(final EnergyGrid grid) {
		this.grid = grid;
	}

	private record BlockSum(double[] samples, int spectra) {}

	/** @return what adds blocks of spectra in one thread */
	Adder adder() {
		final LostSlices ownLost = new LostSlices(grid);
		lost.add(ownLost);
		return new Adder(ownLost);
	}

	/** Adds blocks of spectra, in one thread. */
	final class Adder {

		private final Outsiders judge = new Outsiders(grid.size());
		private final LostSlices ownLost;

		private Adder(final LostSlices ownLost) {
			this.ownLost = ownLost;
		}

		/**
		 * @param first number of the block's first spectrum
		 * @param spectra holds the block from {@code offset} on
		 */
		void add(final int first, final int count, final float[] spectra, final int offset) {
			final int m = grid.size();
			final float[] variations = new float[count];
			for (int i = 0; i < count; i++) {
				final float variation = Outsiders.variation(spectra, offset + i * m, m);
				if (variation <= Float.MAX_VALUE) variations[i] = variation;
				else ownLost.add(spectra, offset + i * m);
			}
			if (judge.mark(variations, spectra, offset) > 0) remember(first, variations);
			blocks.put(first, sum(variations, spectra, offset));
		}

		private BlockSum sum(final float[] variations, final float[] spectra, final int offset) {
			final int m = grid.size();
			final double[] sum = new double[m];
			int usable = 0;
			for (int i = 0; i < variations.length; i++) {
				if (!(variations[i] > 0)) continue;
				usable++;
				final int from = offset + i * m;
				for (int k = 0; k < m; k++) sum[k] += spectra[from + k];
			}
			return new BlockSum(sum, usable);
		}
	}

	private void remember(final int first, final float[] variations) {
		synchronized (outsiders) {
			for (int i = 0; i < variations.length; i++) {
				if (variations[i] < 0) outsiders.set(first + i);
			}
		}
	}

	/** @return numbers of the spectra that do not count, because they would spoil the mean */
	BitSet outsiders() {
		return outsiders;
	}

	/**
	 * @return the mean spectrum
	 * @throws XasException if there was no usable spectrum; it names energies at which none was
	 */
	float[] mean() {
		final int spectra = blocks.values().stream().mapToInt(BlockSum::spectra).sum();
		if (spectra == 0) {
			final LostSlices slices = new LostSlices(grid);
			lost.forEach(slices::add);
			slices.requireNone();
			throw new XasException(outsiders.isEmpty() ? "There is nothing to normalize: every spectrum is constant or holds " +
				"NaN or infinite samples." : "There is nothing to normalize: every spectrum is constant, holds NaN or infinite " +
					"samples, or is noise only. Give E0 as a number.");
		}
		final float[] mean = new float[grid.size()];
		for (int k = 0; k < mean.length; k++) {
			double sum = 0;
			for (final BlockSum block : blocks.values()) sum += block.samples[k];
			mean[k] = (float) (sum / spectra);
		}
		return mean;
	}
}
