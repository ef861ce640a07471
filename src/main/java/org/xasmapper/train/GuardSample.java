package org.xasmapper.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.xasmapper.model.Augmentation;
import org.xasmapper.model.Effects;
import org.xasmapper.train.strangers.Stranger;
import org.xasmapper.train.strangers.Strangers;

/**
 * Measured spectra of materials that a model knows, and as many of strangers.
 *
 * @param known {@code [rows × points]}
 * @param strangers {@code [rows × points]}
 */
record GuardSample(float[] known, float[] strangers) {

	/**
	 * Standard deviation of the energy scale's error, eV: half of the measurements that are published are off by 1 to 4 eV. Whether the
	 * scale is calibrated is another question than whether the material is known.
	 */
	private static final double SHIFT = 1.5;

	/**
	 * @param rows of the materials
	 * @param kinds of strangers, drawn equally often
	 * @param times measurements of each row, and as many strangers
	 */
	static GuardSample draw(final TrainingData data, final TrainingSettings settings, final int[] rows,
		final Neighbours neighbours, final List<Stranger> kinds, final int times, final SplittableRandom random)
	{
		// With features drawn at random, known spectra would be as different from each other as some strangers are.
		final Effects effects = settings.effects().withShift(SHIFT).withShape(0);
		final Sites sites = data.sites(settings.predicted(), rows);
		// Nothing but kinds of material and treatment may tell them apart: known ones have no noise that strangers lack.
		final Augmentation mixtures = new Augmentation(0, 0, 0, settings.augmentation().mixed());
		final float[] known = new Batches(sites, rows.length, effects, mixtures, random.split()).variants(times).varied();
		final Strangers drawn = new Strangers(sites.simulated(), sites.sources(), neighbours.spectra(), sites
			.grid().toEnergyGrid(), sites.edge(), effects);
		final SplittableRandom chance = random.split();
		final int points = data.points();
		final float[] strangers = new float[known.length];
		for (int row = 0; row < known.length / points; row++) {
			drawn.draw(kinds.get(row % kinds.size()), chance, strangers, row * points);
		}
		return new GuardSample(known, strangers);
	}

	/** @return probability that a known spectrum has the higher score */
	static double auc(final float[] known, final float[] strangers) {
		final float[] sorted = strangers.clone();
		Arrays.sort(sorted);
		double sum = 0;
		for (final float score : known) sum += (below(sorted, score) + notAbove(sorted, score)) / 2.0;
		return sum / known.length / strangers.length;
	}

	/** @return how many of rising numbers are below one */
	private static int below(final float[] sorted, final float value) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			final int middle = (low + high) / 2;
			if (sorted[middle] < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private static int notAbove(final float[] sorted, final float value) {
		return below(sorted, Math.nextUp(value));
	}
}
