package org.xasmapper.embed.neighbors;

import java.util.stream.IntStream;
import org.xasmapper.spectrum.SeededStreams;

/** The centres of clusters of about equally many points (k-means, on a sample of the points). */
final class Centres {

	/** Sampled points per centre. */
	private static final int SAMPLE = 64;

	private static final int ROUNDS = 8;

	private Centres() {}

	/**
	 * @param count at most the number of points
	 * @return as many centres, whatever the number of threads the same for the same seed
	 */
	static Points of(final Points points, final int count, final long seed, final Slices slices) {
		final int[] rows = Shuffle.of(points.count(), SeededStreams.of(seed, "centres of neighbours"));
		final Points sample = points.select(rows, Math.min(rows.length, count * SAMPLE));
		Points centres = points.select(rows, count);
		for (int round = 0; round < ROUNDS && count > 1; round++) {
			centres = means(sample, nearest(sample, centres, 1, slices), centres);
		}
		return centres;
	}

	/** @return numbers of the k centres nearest to each point, nearest first, {@code [points × k]} */
	static int[] nearest(final Points points, final Points centres, final int k, final Slices slices) {
		final Neighbors nearest = new Neighbors(k, new int[points.count() * k], new float[points.count() * k]);
		final int[] all = IntStream.range(0, centres.count()).toArray();
		slices.run(points.count(), () -> new NearestBlock(points, centres, k), (block, from, to) -> {
			final int[] rows = IntStream.range(from, to).toArray();
			final int[] slots = IntStream.range(0, to - from).toArray();
			block.start(rows, 0, rows.length);
			block.compare(slots, slots.length, all, 0, all.length, centres, 0);
			for (int slot = 0; slot < slots.length; slot++) block.write(slot, nearest, (from + slot) * k);
		});
		return nearest.indices();
	}

	/** A centre that no point is nearest to stays where it is. */
	private static Points means(final Points points, final int[] homes, final Points centres) {
		final PointGroups groups = PointGroups.of(homes, centres.count());
		final float[] means = points.means(groups).values();
		final int dims = points.dims();
		for (int c = 0; c < groups.count(); c++) {
			if (groups.size(c) == 0) System.arraycopy(centres.values(), c * dims, means, c * dims, dims);
		}
		return centres.like(means);
	}
}
