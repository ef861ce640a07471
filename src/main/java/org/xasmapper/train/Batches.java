package org.xasmapper.train;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.model.Augmentation;

/** Draws batches of training spectra, shuffled anew every epoch and varied at random. */
final class Batches {

	/** Most spectra that are mixed into one. */
	private static final int MOST_PARTNERS = 8;

	private final float[] spectra;
	private final float[] slopes;
	private final float[] descriptors;
	private final int points;
	private final int ranked;
	private final int size;
	private final Augmentation augmentation;
	private final RandomGenerator random;
	private final int[] order;
	private final int[] all;
	private final int[] kinds;
	/** Rows of each kind. */
	private final Map<Integer, int[]> alike;

	/**
	 * @param spectra {@code [rows × points]}
	 * @param descriptors {@code [rows × ranked]}
	 * @param kinds {@code [rows]}, the same number for sites that are alike
	 * @param size spectra in a batch
	 * @param step of the energy grid, eV
	 */
	Batches(final float[] spectra, final int points, final float[] descriptors, final int[] kinds,
		final int size, final Augmentation augmentation, final double step, final RandomGenerator random)
	{
		this.spectra = spectra;
		this.points = points;
		this.descriptors = descriptors;
		this.augmentation = augmentation;
		this.random = random;
		slopes = slopes(spectra, points, step);
		order = IntStream.range(0, spectra.length / points).toArray();
		all = order.clone();
		this.kinds = kinds;
		alike = Arrays.stream(kinds).distinct().boxed().collect(Collectors.toMap(Function.identity(), kind -> IntStream.of(
			all).filter(row -> kinds[row] == kind).toArray()));
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
	 * Takes a row as it is or mixes others into it, then varies it. A shift of δ eV changes a spectrum by −δ times its slope,
	 * which is exact enough for parts of a broadening.
	 */
	private void fill(final Batch batch, final int i, final int row) {
		System.arraycopy(descriptors, row * ranked, batch.descriptors, i * ranked, ranked);
		System.arraycopy(spectra, row * points, batch.clean, i * points, points);
		System.arraycopy(slopes, row * points, batch.varied, i * points, points);
		if (random.nextDouble() < augmentation.mixed()) mixOthersInto(batch, i, row);
		final double shift = augmentation.shift() * random.nextGaussian();
		final double height = 1 + augmentation.height() * random.nextGaussian();
		for (int k = i * points; k < (i + 1) * points; k++) {
			final double moved = batch.clean[k] - shift * batch.varied[k];
			batch.varied[k] = (float) (height * moved + augmentation.noise() * random.nextGaussian());
		}
	}

	/**
	 * A pixel of a map is a mixture of unlike sites, and a basis spectrum is the mean over many alike ones: half of the
	 * mixtures are of either sort.
	 */
	private void mixOthersInto(final Batch batch, final int i, final int row) {
		final int partners = 1 + random.nextInt(MOST_PARTNERS);
		final int[] candidates = random.nextBoolean() ? alike.get(kinds[row]) : all;
		for (int j = 0; j < partners; j++) {
			final int other = candidates[random.nextInt(candidates.length)];
			// On average each of those mixed so far, and the newcomer, has the same share.
			final float share = (float) (random.nextDouble() * 2 / (j + 2));
			mix(descriptors, ranked, other, share, batch.descriptors, i);
			mix(spectra, points, other, share, batch.clean, i);
			mix(slopes, points, other, share, batch.varied, i);
		}
	}

	/** Makes row {@code i} of the target (1 − share) of what it is and a share of the other. */
	private static void mix(final float[] source, final int columns, final int other, final float share,
		final float[] target, final int i)
	{
		for (int c = 0; c < columns; c++) {
			target[i * columns + c] += share * (source[other * columns + c] - target[i * columns + c]);
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
