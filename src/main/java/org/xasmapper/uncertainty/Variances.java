package org.xasmapper.uncertainty;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Workers;
import org.xasmapper.spectrum.XasException;

/**
 * Variances of descriptors over the sampled pixels, part by part. Each part varies one thing and leaves all others as they
 * are; a variation that has no answer, such as a fit range of too few energies or one in which the minimum of the unmixing ends, is
 * left out and counted.
 */
final class Variances {

	private final SampledMap map;
	private final Chain chain;
	private final Progress progress;

	/** Variances of the parts, {@code [descriptors][sample]}; that of the noise for a noise level of one. */
	private final Map<UncertaintyPart, double[][]> parts = new EnumMap<>(UncertaintyPart.class);

	/** Numbers of variations that were tried, and of those without an answer. */
	private final Map<UncertaintyPart, int[]> counts = new EnumMap<>(UncertaintyPart.class);

	Variances(final SampledMap map, final Chain chain, final Progress progress) {
		this.map = map;
		this.chain = chain;
		this.progress = progress;
	}

	/** Adds the parts that every chain has. */
	Variances ofMeasurement(final double energySigma) {
		addNoise();
		if (energySigma > 0) addEnergy(energySigma);
		if (map.ranges() != null) addRanges();
		return this;
	}

	/** Noise is a pixel's own, and goes through its normalisation as well. */
	private void addNoise() {
		final Variation again = map.ranges() == null ? Variation.NONE : map.ranges().asUsed();
		final Spread spread = new Spread(chain.descriptors(again.of(map.spectra(), progress), progress));
		tried(map.noisy().stream().map(noisy -> () -> new Trial(chain.descriptors(again.of(noisy, progress), progress), 1))).forEach(
			trial -> spread.add(trial.descriptors()));
		final double[][] variance = spread.variance();
		for (final double[] row : variance) {
			for (int i = 0; i < row.length; i++) {
				final double level = map.noise()[map.pixels()[i]];
				row[i] = level > 0 ? row[i] / (level * level) : 0;
			}
		}
		parts.put(UncertaintyPart.NOISE, variance);
	}

	/** The scale of the whole map is off by the same. */
	private void addEnergy(final double sigma) {
		addVaried(UncertaintyPart.ENERGY, chain.descriptors(map.spectra(), progress), List.of(Variation.shifted(-sigma), Variation
			.shifted(sigma)));
	}

	/** Ends are chosen one by one, the same for the whole map. */
	private void addRanges() {
		for (final Trial asUsed : tried(Stream.of(() -> varied(map.ranges().asUsed())))) {
			map.ranges().others().forEach(choice -> addVaried(UncertaintyPart.RANGES, asUsed.descriptors(), choice));
		}
	}

	private void addVaried(final UncertaintyPart part, final float[][] reference, final List<Variation> variations) {
		final Spread spread = new Spread(reference);
		final List<Trial> answered = tried(variations.stream().map(variation -> () -> varied(variation)));
		count(part, variations.size(), answered.size());
		answered.forEach(trial -> spread.add(trial.descriptors()));
		add(part, spread.variance());
	}

	/** Remembers how many variations of a part have an answer, for {@link #notes}. */
	void count(final UncertaintyPart part, final int tried, final int answered) {
		counts.merge(part, new int[] { tried, tried - answered }, (sum, more) -> new int[] { sum[0] + more[0], sum[1] + more[1] });
	}

	/** @return descriptors of the sample in the varied map, or null if the variation has no answer */
	private Trial varied(final Variation variation) {
		return chain.descriptors(map.spectra(), variation, progress).map(descriptors -> new Trial(descriptors, 1)).orElse(null);
	}

	/**
	 * What a variation gave.
	 *
	 * @param descriptors of the sample, {@code [descriptors][sample]}
	 * @param weight among other variations
	 */
	record Trial(float[][] descriptors, double weight) {}

	/** @return what the trials gave, in their order, without those that gave nothing */
	List<Trial> tried(final Stream<Supplier<Trial>> trials) {
		final List<Supplier<Trial>> all = trials.toList();
		final Trial[] found = new Trial[all.size()];
		Workers.run(found.length, Workers.available(), () -> trial -> {
			progress.check();
			found[trial] = answerOf(all.get(trial));
		});
		return Arrays.stream(found).filter(Objects::nonNull).toList();
	}

	private static Trial answerOf(final Supplier<Trial> trial) {
		try {
			return trial.get();
		}
		catch (final XasException e) {
			// A fit range of too few energies, or components that are mixtures of each other: nobody could have chosen that.
			return null;
		}
	}

	/** Adds independent variances {@code [descriptors][sample]} to a part. */
	void add(final UncertaintyPart part, final double[][] variance) {
		parts.merge(part, variance, (sum, more) -> {
			for (int d = 0; d < sum.length; d++) {
				for (int i = 0; i < sum[d].length; i++) sum[d][i] += more[d][i];
			}
			return sum;
		});
	}

	/** @return which parts lack variations, since these have no answer */
	List<String> notes() {
		return counts.entrySet().stream().filter(entry -> entry.getValue()[1] > 0).map(entry -> String.format(Locale.ROOT,
			"%d of %d variations have no answer and are not in the error bars: %s.", entry.getValue()[1], entry.getValue()[0], entry
				.getKey().meaning())).toList();
	}

	/**
	 * @param prediction of all pixels by this chain
	 * @return standard deviations of all pixels by part, {@code [descriptors][pixels]}, NaN where masked
	 */
	Map<UncertaintyPart, float[][]> carriedTo(final Prediction prediction) {
		final Map<UncertaintyPart, float[][]> maps = new Neighborhood(prediction, map.pixels()).carried(parts, progress);
		for (final float[] noise : maps.get(UncertaintyPart.NOISE)) {
			for (int p = 0; p < noise.length; p++) noise[p] *= map.noise()[p];
		}
		return maps;
	}
}
