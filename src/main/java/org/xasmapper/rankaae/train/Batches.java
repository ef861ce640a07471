package org.xasmapper.rankaae.train;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.xasmapper.rankaae.Augmentation;

/** Draws batches of training spectra, shuffled anew every epoch and varied at random. */
final class Batches {

	private final float[] spectra;
	private final float[] slopes;
	private final float[] descriptors;
	private final int points;
	private final int ranked;
	private final int size;
	private final Augmentation augmentation;
	private final RandomGenerator random;
	private final int[] order;

	/**
	 * @param spectra {@code [rows × points]}
	 * @param descriptors {@code [rows × ranked]}
	 * @param size spectra in a batch
	 * @param step of the energy grid, eV
	 */
	Batches(final float[] spectra, final int points, final float[] descriptors, final int size,
		final Augmentation augmentation, final double step, final RandomGenerator random)
	{
		this.spectra = spectra;
		this.points = points;
		this.descriptors = descriptors;
		this.augmentation = augmentation;
		this.random = random;
		slopes = slopes(spectra, points, step);
		order = IntStream.range(0, spectra.length / points).toArray();
		ranked = descriptors.length / order.length;
		this.size = Math.min(size, order.length);
	}

	/**
	 * @param varied spectra as the encoder sees them, {@code [size × points]}
	 * @param clean the same without variation
	 * @param descriptors {@code [size × ranked]}
	 */
	record Batch(float[] varied, float[] clean, float[] descriptors) {}

	/** @return number of batches in an epoch; rows that do not fill one wait for another epoch */
	int perEpoch() {
		return order.length / size;
	}

	int size() {
		return size;
	}

	void shuffle() {
		for (int i = order.length - 1; i > 0; i--) {
			final int j = random.nextInt(i + 1);
			final int row = order[i];
			order[i] = order[j];
			order[j] = row;
		}
	}

	/** @return batch number {@code b} of this epoch */
	Batch batch(final int b) {
		final Batch batch = new Batch(new float[size * points], new float[size * points], new float[size * ranked]);
		for (int i = 0; i < size; i++) fill(batch, i, order[b * size + i]);
		return batch;
	}

	/** @return all rows in their order, varied, {@code times} over */
	Batch variants(final int times) {
		final int rows = order.length;
		final Batch batch = new Batch(new float[times * spectra.length], new float[times * spectra.length], new float[times *
			descriptors.length]);
		for (int i = 0; i < times * rows; i++) fill(batch, i, i % rows);
		return batch;
	}

	/**
	 * Mixes a row with another one or takes it as it is, then varies it. A shift of δ eV changes a spectrum by −δ times its
	 * slope, which is exact enough for parts of a broadening.
	 */
	private void fill(final Batch batch, final int i, final int row) {
		final int other = random.nextInt(order.length);
		final float share = random.nextDouble() < augmentation.mixed() ? (float) random.nextDouble() : 0;
		mix(descriptors, ranked, row, other, share, batch.descriptors, i);
		mix(spectra, points, row, other, share, batch.clean, i);
		mix(slopes, points, row, other, share, batch.varied, i);
		final double shift = augmentation.shift() * random.nextGaussian();
		final double height = 1 + augmentation.height() * random.nextGaussian();
		for (int k = i * points; k < (i + 1) * points; k++) {
			final double moved = batch.clean[k] - shift * batch.varied[k];
			batch.varied[k] = (float) (height * moved + augmentation.noise() * random.nextGaussian());
		}
	}

	/** Fills row {@code i} of the target with (1 − share) · row + share · other. */
	private static void mix(final float[] source, final int columns, final int row, final int other, final float share,
		final float[] target, final int i)
	{
		System.arraycopy(source, row * columns, target, i * columns, columns);
		if (share == 0) return;
		for (int c = 0; c < columns; c++) {
			target[i * columns + c] += share * (source[other * columns + c] - source[row * columns + c]);
		}
	}

	private static float[] slopes(final float[] spectra, final int points, final double step) {
		final float[] slopes = new float[spectra.length];
		for (int i = 0; i < spectra.length; i++) {
			final int k = i % points;
			final int left = k == 0 ? i : i - 1;
			final int right = k == points - 1 ? i : i + 1;
			slopes[i] = (float) ((spectra[right] - spectra[left]) / ((right - left) * step));
		}
		return slopes;
	}
}
