package org.xasmapper.uncertainty;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Workers;

/**
 * Carries variances from a sample of pixels to all of a map. A pixel's variance is that of the sample where the model's latent
 * code is like its own: means over the neighbourhoods of some anchors, between the nearest anchors weighed by
 * the inverse square of their distance. Anchors are chosen one by one, each the sample's pixel farthest from those before,
 * so that rare kinds of spectra have theirs. Where the sample is all of the map, every pixel keeps its own variance.
 */
final class Neighborhood {

	/** More anchors than this tell no more of a map, since variances change slowly with the spectrum. */
	private static final int MOST_ANCHORS = 256;

	/** Anchors that a pixel lies between. */
	private static final int NEAREST = 3;

	private static final int BLOCK = 4096;

	/** Coordinates of all pixels, {@code [dimensions][pixels]}, and what makes their scatter over the sample one. */
	private final float[][] code;
	private final double[] scale;
	private final int[] sample;
	/** Numbers of the anchors within the sample, and of the anchor nearest to each of the sample's pixels. */
	private final int[] anchors;
	private final int[] nearest;

	/** Whether the sample holds all pixels that are not masked. */
	private final boolean isWhole;

	/**
	 * @param prediction of all pixels
	 * @param sample numbers of pixels that are not masked, rising
	 */
	Neighborhood(final Prediction prediction, final int[] sample) {
		code = prediction.latent().length > 0 ? prediction.latent() : prediction.mean();
		this.sample = sample;
		isWhole = sample.length == prediction.predicted();
		scale = scales();
		nearest = new int[sample.length];
		anchors = chosen();
	}

	private double[] scales() {
		final double[] scales = new double[code.length];
		for (int z = 0; z < code.length; z++) {
			double sum = 0;
			double squares = 0;
			for (final int pixel : sample) sum += code[z][pixel];
			for (final int pixel : sample) squares += Math.pow(code[z][pixel] - sum / sample.length, 2);
			scales[z] = squares > 0 ? 1 / Math.sqrt(squares / sample.length) : 0;
		}
		return scales;
	}

	/** Farthest point first; the first anchor is the sample's first pixel. */
	private int[] chosen() {
		final int[] chosen = new int[Math.min(MOST_ANCHORS, sample.length)];
		final double[] distance = new double[sample.length];
		Arrays.fill(distance, Double.POSITIVE_INFINITY);
		int farthest = 0;
		for (int a = 0; a < chosen.length; a++) {
			chosen[a] = farthest;
			for (int i = 0; i < sample.length; i++) {
				final double d = square(sample[i], sample[chosen[a]]);
				if (d >= distance[i]) continue;
				distance[i] = d;
				nearest[i] = a;
			}
			for (int i = 0; i < sample.length; i++) {
				if (distance[i] > distance[farthest]) farthest = i;
			}
		}
		return chosen;
	}

	/** @return square of the distance of two pixels */
	private double square(final int pixel, final int other) {
		double sum = 0;
		for (int z = 0; z < code.length; z++) {
			final double d = scale[z] * (code[z][pixel] - code[z][other]);
			sum += d * d;
		}
		return sum;
	}

	/**
	 * @param variances of the sample by part, {@code [descriptors][sample]}
	 * @return standard deviations by part, {@code [descriptors][pixels]}, NaN where masked
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	Map<UncertaintyPart, float[][]> carried(final Map<UncertaintyPart, double[][]> variances, final Progress progress) {
		final int pixels = code.length == 0 ? 0 : code[0].length;
		final Map<UncertaintyPart, float[][]> maps = new EnumMap<>(UncertaintyPart.class);
		variances.forEach((part, variance) -> maps.put(part, new float[variance.length][pixels]));
		final List<Carrier> carriers = variances.entrySet().stream().flatMap(entry -> carriers(entry.getValue(), maps.get(entry
			.getKey()))).toList();
		final int blocks = (pixels + BLOCK - 1) / BLOCK;
		final AtomicInteger done = new AtomicInteger();
		Workers.run(blocks, Workers.available(), () -> {
			final Place place = new Place();
			return block -> {
				progress.check();
				final int end = Math.min(pixels, (block + 1) * BLOCK);
				for (int p = block * BLOCK; p < end; p++) {
					place.find(p);
					for (final Carrier carrier : carriers) carrier.carry(place, p);
				}
				progress.report("Propagating errors", (double) done.incrementAndGet() / blocks);
			};
		});
		return maps;
	}

	private Stream<Carrier> carriers(final double[][] variance, final float[][] maps) {
		return IntStream.range(0, maps.length).mapToObj(d -> new Carrier(variance[d], averaged(variance[d]),
			maps[d]));
	}

	/** @return mean variance of the sample's pixels around each anchor */
	private double[] averaged(final double[] variance) {
		final double[] sums = new double[anchors.length];
		final int[] counts = new int[anchors.length];
		for (int i = 0; i < sample.length; i++) {
			sums[nearest[i]] += variance[i];
			counts[nearest[i]]++;
		}
		for (int a = 0; a < sums.length; a++) sums[a] /= Math.max(1, counts[a]);
		return sums;
	}

	/** One map that is filled from one row of variances. */
	private record Carrier(double[] ofSample, double[] ofAnchors, float[] map) {

		void carry(final Place place, final int pixel) {
			map[pixel] = (float) Math.sqrt(place.inSample >= 0 ? ofSample[place.inSample] : place.between(ofAnchors));
		}
	}

	/** Where a pixel lies among the anchors; one a thread. */
	private final class Place {

		private final double[][] places = new double[anchors.length][code.length];
		private final double[] point = new double[code.length];
		private final int[] anchor = new int[Math.min(NEAREST, anchors.length)];
		private final double[] distance = new double[anchor.length];
		private boolean masked;

		/** Number in the sample where that is all of the map; else -1. */
		private int inSample;

		Place() {
			for (int a = 0; a < places.length; a++) {
				for (int z = 0; z < code.length; z++) places[a][z] = scale[z] * code[z][sample[anchors[a]]];
			}
		}

		void find(final int pixel) {
			masked = Float.isNaN(code[0][pixel]);
			inSample = isWhole && !masked ? Arrays.binarySearch(sample, pixel) : -1;
			if (masked || inSample >= 0) return;
			for (int z = 0; z < code.length; z++) point[z] = scale[z] * code[z][pixel];
			Arrays.fill(distance, Double.POSITIVE_INFINITY);
			for (int a = 0; a < places.length; a++) {
				double sum = 0;
				for (int z = 0; z < point.length; z++) sum += (point[z] - places[a][z]) * (point[z] - places[a][z]);
				if (sum < distance[distance.length - 1]) insert(a, sum);
			}
		}

		private void insert(final int a, final double square) {
			int rank = distance.length - 1;
			for (; rank > 0 && distance[rank - 1] > square; rank--) {
				distance[rank] = distance[rank - 1];
				anchor[rank] = anchor[rank - 1];
			}
			distance[rank] = square;
			anchor[rank] = a;
		}

		/** @return the mean of the nearest anchors' values, NaN where masked */
		double between(final double[] values) {
			if (masked) return Double.NaN;
			double sum = 0;
			double weights = 0;
			for (int n = 0; n < anchor.length; n++) {
				final double weight = 1 / (distance[n] + 1e-12);
				sum += weight * values[anchor[n]];
				weights += weight;
			}
			return sum / weights;
		}
	}
}
