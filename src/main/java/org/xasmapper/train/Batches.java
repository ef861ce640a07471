package org.xasmapper.train;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.train.effects.Experiment;
import org.xasmapper.train.effects.Measurement;

/** Draws batches of training spectra, shuffled anew every epoch, each with a measurement of its own and varied at random. */
final class Batches {

	/** Most spectra that are mixed into one. */
	private static final int MOST_PARTNERS = 8;

	private final Sites sites;
	private final int points;
	private final int ranked;
	private final int size;
	private final Effects effects;
	private final Augmentation augmentation;
	private final RandomGenerator random;
	private final int[] order;
	private final int[] all;
	/** Rows of each kind. */
	private final Map<Integer, int[]> alike;
	private final Experiment experiment;
	/** The mixture at hand, as it is simulated. */
	private final float[] source;
	private double sixFold;

	/** @param size spectra in a batch */
	Batches(final Sites sites, final int size, final Effects effects, final Augmentation augmentation,
		final RandomGenerator random)
	{
		this.sites = sites;
		this.effects = effects;
		this.augmentation = augmentation;
		this.random = random;
		points = sites.grid().points();
		ranked = sites.described();
		order = IntStream.range(0, sites.count()).toArray();
		all = order.clone();
		alike = Arrays.stream(sites.kinds()).distinct().boxed().collect(Collectors.toMap(Function.identity(), kind -> IntStream
			.of(all).filter(row -> sites.kinds()[row] == kind).toArray()));
		this.size = Math.min(size, order.length);
		final boolean measured = !effects.equals(Effects.NONE);
		experiment = measured ? new Experiment(sites.simulated(), sites.grid().toEnergyGrid(), sites.edge()) : null;
		source = new float[measured ? sites.simulated().size() : 0];
	}

	/**
	 * @param varied spectra as the encoder sees them, {@code [size × points]}
	 * @param clean the same as simulated
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
		final Batch batch = empty(size);
		for (int i = 0; i < size; i++) fill(batch, i, order[b * size + i]);
		return batch;
	}

	/** @return all rows in their order, varied, {@code times} over */
	Batch variants(final int times) {
		final Batch batch = empty(times * all.length);
		for (int i = 0; i < times * all.length; i++) fill(batch, i, all[i % all.length]);
		return batch;
	}

	private Batch empty(final int rows) {
		return new Batch(new float[rows * points], new float[rows * points], new float[rows * ranked]);
	}

	/** Takes a row as it is or mixes others into it, then measures and varies it. */
	private void fill(final Batch batch, final int i, final int row) {
		System.arraycopy(sites.descriptors(), row * ranked, batch.descriptors, i * ranked, ranked);
		System.arraycopy(sites.clean(), row * points, batch.clean, i * points, points);
		System.arraycopy(sites.sources(), row * source.length, source, 0, source.length);
		sixFold = sites.sixFold()[row];
		if (random.nextDouble() < augmentation.mixed()) mixOthersInto(batch, i, row);
		if (experiment == null) System.arraycopy(batch.clean, i * points, batch.varied, i * points, points);
		else experiment.measure(Measurement.draw(effects, random), source, 0, sixFold, random, batch.varied, i * points);
		if (!augmentation.equals(Augmentation.NONE)) vary(batch.varied, i * points);
	}

	/**
	 * A shift of δ eV changes a spectrum by −δ times its slope, which is exact enough for parts of a broadening.
	 *
	 * @param from first sample of the spectrum
	 */
	private void vary(final float[] varied, final int from) {
		final double shift = augmentation.shift() * random.nextGaussian() / sites.grid().step();
		final double height = 1 + augmentation.height() * random.nextGaussian();
		float left = varied[from];
		for (int k = 0; k < points; k++) {
			final float here = varied[from + k];
			final float right = varied[from + Math.min(k + 1, points - 1)];
			final double slope = (right - left) / (k == 0 || k == points - 1 ? 1 : 2);
			varied[from + k] = (float) (height * (here - shift * slope) + augmentation.noise() * random.nextGaussian());
			left = here;
		}
	}

	/**
	 * A pixel of a map is a mixture of unlike sites, and a basis spectrum is the mean over many alike ones: half of the
	 * mixtures are of either sort.
	 */
	private void mixOthersInto(final Batch batch, final int i, final int row) {
		final int partners = 1 + random.nextInt(MOST_PARTNERS);
		final int[] candidates = random.nextBoolean() ? alike.get(sites.kinds()[row]) : all;
		for (int j = 0; j < partners; j++) {
			final int other = candidates[random.nextInt(candidates.length)];
			// On average each of those mixed so far, and the newcomer, has the same share.
			final float share = (float) (random.nextDouble() * 2 / (j + 2));
			mix(sites.descriptors(), ranked, other, share, batch.descriptors, i);
			mix(sites.clean(), points, other, share, batch.clean, i);
			mix(sites.sources(), source.length, other, share, source, 0);
			sixFold += share * (sites.sixFold()[other] - sixFold);
		}
	}

	/** Makes row {@code i} of the target (1 − share) of what it is and a share of the other. */
	private static void mix(final float[] rows, final int columns, final int other, final float share,
		final float[] target, final int i)
	{
		for (int c = 0; c < columns; c++) {
			target[i * columns + c] += share * (rows[other * columns + c] - target[i * columns + c]);
		}
	}
}
