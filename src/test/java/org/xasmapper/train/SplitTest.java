package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class SplitTest {

	private final List<String> groups = groups();

	@Test
	void everyRowIsInOnePartAndNoGroupInTwo() {
		final Split split = Split.byGroup(groups, "parent", List.of(), 1);
		final int[] all = Stream.of(split.training(), split.validation(), split.test()).flatMapToInt(
			Arrays::stream).sorted().toArray();
		assertArrayEquals(IntStream.range(0, groups.size()).toArray(), all);
		final int together = names(split.training()).size() + names(split.validation()).size() + names(split.test()).size();
		assertEquals(new HashSet<>(groups).size(), together);
	}

	@Test
	void partsHaveTheirShareOfTheRows() {
		for (int seed = 0; seed < 20; seed++) {
			final Split split = Split.byGroup(groups, "parent", List.of(), seed);
			assertEquals(0.70, split.training().length / (double) groups.size(), 0.05);
			assertEquals(0.15, split.validation().length / (double) groups.size(), 0.05);
			assertEquals(0.15, split.test().length / (double) groups.size(), 0.05);
		}
	}

	@Test
	void eachPartHoldsGroupsOfEachKind() {
		final double[] rareKind = new double[groups.size()];
		for (int i = 0; i < rareKind.length; i++) rareKind[i] = groups.get(i).matches(".*[1379]") ? 1 : 0;
		for (int seed = 0; seed < 20; seed++) {
			final Split split = Split.byGroup(groups, "parent", List.of(rareKind), seed);
			for (final int[] part : List.of(split.training(), split.validation(), split.test())) {
				assertTrue(Arrays.stream(part).anyMatch(i -> rareKind[i] == 1), "seed " + seed);
			}
		}
	}

	@Test
	void everyTrainingRowIsLeftOutOnceWithItsGroup() {
		final Split split = Split.byGroup(groups, "parent", List.of(), 1);
		final List<Split> rests = split.leavingOut(4, groups, List.of(), 1);
		assertEquals(4, rests.size());
		assertArrayEquals(split.training(), rests.stream().flatMapToInt(rest -> Arrays.stream(rest.test())).sorted()
			.toArray());
		for (final Split rest : rests) {
			assertArrayEquals(split.validation(), rest.validation());
			assertEquals(split.training().length, rest.training().length + rest.test().length);
			final Set<String> shared = names(rest.training());
			shared.retainAll(names(rest.test()));
			assertEquals(Set.of(), shared);
			assertEquals(0.25, rest.test().length / (double) split.training().length, 0.05);
		}
	}

	@Test
	void theSeedDecides() {
		assertArrayEquals(Split.byGroup(groups, "parent", List.of(), 4).test(), Split.byGroup(groups, "parent", List.of(), 4).test());
		assertTrue(!Arrays.equals(Split.byGroup(groups, "parent", List.of(), 4).test(), Split.byGroup(groups, "parent", List.of(), 5).test()));
	}

	@Test
	void tooFewGroupsAndMissingNamesAreErrors() {
		final XasException few = assertThrows(XasException.class, () -> Split.byGroup(List.of("a", "b", "a"), "parent", List.of(), 1));
		assertTrue(few.getMessage().contains("only 2 different values"), few.getMessage());
		final XasException missing = assertThrows(XasException.class, () -> Split.byGroup(List.of("a", " "), "parent", List.of(), 1));
		assertTrue(missing.getMessage().contains("row 2 is empty"), missing.getMessage());
	}

	private Set<String> names(final int[] rows) {
		final Set<String> names = new HashSet<>();
		for (final int row : rows) names.add(groups.get(row));
		return names;
	}

	/** @return 60 groups of 1 to 20 rows */
	private static List<String> groups() {
		final Random random = new Random(2);
		final List<String> groups = new ArrayList<>();
		for (int group = 0; group < 60; group++) {
			for (int row = random.nextInt(20); row >= 0; row--) groups.add("material " + group);
		}
		return groups;
	}
}
