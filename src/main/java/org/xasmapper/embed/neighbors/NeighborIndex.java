package org.xasmapper.embed.neighbors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Progress;

/**
 * Finds nearest points. The points are in clusters of constant mean size, and a query is compared with the members of
 * the clusters that it is nearest to: with all of them among few points, which is exact, else with a constant number,
 * which keeps the cost near proportional to the number of points.
 */
public final class NeighborIndex {

	private static final String ACTIVITY = "Finding neighbours";

	/** Points per cluster, on average. */
	private static final int CLUSTER = 512;

	/** With no more clusters than these a query is compared with all, otherwise with this many. */
	private static final int PROBES = 12;

	private final Points points;
	private final Points centres;
	private final int probes;
	private final Slices blocks;

	/** The clusters that each point is nearest to, {@code [points × probes]}. */
	private final int[] probed;

	private final PointGroups clusters;

	public NeighborIndex(final Points points, final long seed, final int threads, final Progress progress) {
		this.points = points;
		blocks = new Slices(NearestBlock.QUERIES, threads, progress);
		progress.report(ACTIVITY, 0);
		centres = Centres.of(points, Math.max(1, points.count() / CLUSTER), seed, blocks);
		probes = Math.min(PROBES, centres.count());
		probed = Centres.nearest(points, centres, probes, blocks);
		clusters = PointGroups.of(homes(probed), centres.count());
	}

	private int[] homes(final int[] probed) {
		return IntStream.range(0, probed.length / probes).map(i -> probed[i * probes]).toArray();
	}

	/** @return the k nearest of the points for each of them, itself the first */
	public Neighbors among(final int k) {
		final int n = points.count();
		final Neighbors target = new Neighbors(k, new int[n * k], new float[n * k]);
		for (int i = 0; i < n; i++) target.indices()[i * k] = i;
		search(points, probed, k - 1, target);
		return target;
	}

	/** @return the k nearest of the points for each query */
	public Neighbors of(final Points queries, final int k) {
		final int n = queries.count();
		final Neighbors target = new Neighbors(k, new int[n * k], new float[n * k]);
		search(queries, Centres.nearest(queries, centres, probes, blocks), k, target);
		return target;
	}

	/** Queries of one home cluster, by place in the list of all that is ordered by homes. */
	private record Block(int from, int to) {

		int size() {
			return to - from;
		}
	}

	/** Fills the last {@code k} places of each query. */
	private void search(final Points queries, final int[] chosen, final int k, final Neighbors target) {
		final PointGroups byHome = PointGroups.of(homes(chosen), centres.count());
		final List<Block> list = new ArrayList<>();
		for (int home = 0; home < byHome.count(); home++) {
			for (int from = byHome.start(home); from < byHome.end(home); from += NearestBlock.QUERIES) {
				list.add(new Block(from, Math.min(from + NearestBlock.QUERIES, byHome.end(home))));
			}
		}
		final Slices each = new Slices(1, blocks.threads(), blocks.progress());
		final AtomicInteger done = new AtomicInteger();
		each.run(list.size(), () -> new NearestBlock(queries, points, k), (nearest, number, next) -> {
			final Block block = list.get(number);
			nearest.start(byHome.rows(), block.from, block.to);
			compareChosen(nearest, byHome.rows(), block, chosen);
			completeShort(nearest, block.size(), k);
			for (int slot = 0; slot < block.size(); slot++) {
				nearest.write(slot, target, (byHome.rows()[block.from + slot] + 1) * target.k() - k);
			}
			blocks.progress().report(ACTIVITY, done.incrementAndGet() / (double) list.size());
		});
	}

	/** Compares the block's queries, cluster by cluster, with the members of those that are chosen for them. */
	private void compareChosen(final NearestBlock nearest, final int[] rows, final Block block, final int[] chosen) {
		final long[] pairs = new long[block.size() * probes];
		for (int slot = 0; slot < block.size(); slot++) {
			for (int p = 0; p < probes; p++) {
				pairs[slot * probes + p] = (long) chosen[rows[block.from + slot] * probes + p] << 32 | slot;
			}
		}
		Arrays.sort(pairs);
		final int[] slots = new int[block.size()];
		for (int from = 0, to = 0; from < pairs.length; from = to) {
			final int cluster = (int) (pairs[from] >> 32);
			for (; to < pairs.length && pairs[to] >> 32 == cluster; to++) slots[to - from] = (int) pairs[to];
			compare(nearest, slots, to - from, cluster);
		}
	}

	/** Compares queries that have found too few with all clusters; that happens where most points are equal. */
	private void completeShort(final NearestBlock nearest, final int size, final int k) {
		final int[] slots = IntStream.range(0, size).filter(slot -> nearest.found(slot) < k).toArray();
		if (slots.length == 0) return;
		for (final int slot : slots) nearest.forget(slot);
		for (int cluster = 0; cluster < clusters.count(); cluster++) compare(nearest, slots, slots.length, cluster);
	}

	private void compare(final NearestBlock nearest, final int[] slots, final int count, final int cluster) {
		blocks.progress().check();
		nearest.compare(slots, count, clusters.rows(), clusters.start(cluster), clusters.end(cluster), centres, cluster);
	}
}
