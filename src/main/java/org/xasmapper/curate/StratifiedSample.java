package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.SeededStreams;

/**
 * Keeps a random sample in which every group has its share: as many as its part of all spectra comes to, rounded down,
 * and one more where the largest remainders are, of equal ones in the first groups. The same seed gives the same sample.
 */
record StratifiedSample(int size, long seed) implements Step {

	private static final String REASON = "was not drawn";

	@Override
	public String name() {
		return "down-sampling";
	}

	@Override
	public Map<String, Object> parameters() {
		return new TreeMap<>(Map.of("sample", size, "seed", seed));
	}

	@Override
	public List<Removal> examine(final Map<String, List<Candidate>> groups, final Progress progress) {
		final List<List<Candidate>> members = List.copyOf(groups.values());
		final int[] shares = shares(members.stream().mapToInt(List::size).toArray(), size);
		final SplittableRandom random = SeededStreams.of(seed, "sample of a database");
		final List<Removal> removals = new ArrayList<>();
		for (int g = 0; g < shares.length; g++) {
			progress.check();
			final List<Candidate> group = members.get(g);
			final boolean[] drawn = draw(group.size(), shares[g], random);
			IntStream.range(0, group.size()).filter(i -> !drawn[i]).forEach(i -> removals.add(new Removal(group.get(i), REASON,
				"")));
		}
		return removals;
	}

	/** @return how many of each group, in total {@code size} or, if there are fewer, all */
	static int[] shares(final int[] sizes, final int size) {
		final long total = Arrays.stream(sizes).asLongStream().sum();
		if (total <= size) return sizes.clone();
		final int[] shares = Arrays.stream(sizes).map(count -> (int) ((long) size * count / total)).toArray();
		final Integer[] byRemainder = IntStream.range(0, sizes.length).boxed().toArray(Integer[]::new);
		Arrays.sort(byRemainder, Comparator.comparingLong((Integer g) -> (long) size * sizes[g] % total).reversed());
		final int missing = size - Arrays.stream(shares).sum();
		for (int i = 0; i < missing; i++) shares[byRemainder[i]]++;
		return shares;
	}

	/** Draws without replacement: the first places of a shuffled list. */
	private static boolean[] draw(final int count, final int wanted, final SplittableRandom random) {
		final int[] order = IntStream.range(0, count).toArray();
		final boolean[] drawn = new boolean[count];
		for (int i = 0; i < wanted; i++) {
			final int other = random.nextInt(i, count);
			drawn[order[other]] = true;
			order[other] = order[i];
		}
		return drawn;
	}
}
