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

	private static List<Split> splits(final List<String> groups, final List<double[]> kinds, final long seed) {
		return Split.byGroup(groups, "parent", kinds, 5, seed);
	}

	@Test
	void everyRowIsInOnePartAndNoGroupInTwo() {
		for (final Split split : splits(groups, List.of(), 1)) {
			final int[] all = Stream.of(split.training(), split.validation(), split.test()).flatMapToInt(
				Arrays::stream).sorted().toArray();
			assertArrayEquals(IntStream.range(0, groups.size()).toArray(), all);
			final int together = names(split.training()).size() + names(split.validation()).size() + names(split.test()).size();
			assertEquals(new HashSet<>(groups).size(), together);
		}
	}

	@Test
	void partsHaveTheirShareOfTheRows() {
		for (int seed = 0; seed < 20; seed++) {
			for (final Split split : splits(groups, List.of(), seed)) {
				assertEquals(0.68, split.training().length / (double) groups.size(), 0.05);
				assertEquals(0.17, split.validation().length / (double) groups.size(), 0.05);
				assertEquals(0.15, split.test().length / (double) groups.size(), 0.05);
			}
		}
	}

	@Test
	void eachPartHoldsGroupsOfEachKind() {
		final double[] rareKind = new double[groups.size()];
		for (int i = 0; i < rareKind.length; i++) rareKind[i] = groups.get(i).matches(".*[1379]") ? 1 : 0;
		for (int seed = 0; seed < 20; seed++) {
			for (final Split split : splits(groups, List.of(rareKind), seed)) {
				for (final int[] part : List.of(split.training(), split.validation(), split.test())) {
					assertTrue(Arrays.stream(part).anyMatch(i -> rareKind[i] == 1), "seed " + seed);
				}
			}
		}
	}

	@Test
	void everyRowButTheTestsIsLeftOutOnce() {
		final List<Split> splits = splits(groups, List.of(), 1);
		final int[] test = splits.get(0).test();
		for (final Split split : splits) assertArrayEquals(test, split.test());
		assertArrayEquals(IntStream.range(0, groups.size()).toArray(), Stream.concat(Stream.of(test), splits.stream().map(
			Split::validation)).flatMapToInt(Arrays::stream).sorted().toArray());
	}

	@Test
	void theSeedDecides() {
		assertArrayEquals(splits(groups, List.of(), 4).get(0).test(), splits(groups, List.of(), 4).get(0).test());
		assertTrue(!Arrays.equals(splits(groups, List.of(), 4).get(0).test(), splits(groups, List.of(), 5).get(0).test()));
	}

	@Test
	void tooFewGroupsAndMissingNamesAreErrors() {
		final XasException few = assertThrows(XasException.class, () -> splits(List.of("a", "b", "a"), List.of(), 1));
		assertTrue(few.getMessage().contains("only 2 different values"), few.getMessage());
		final XasException missing = assertThrows(XasException.class, () -> splits(List.of("a", " "), List.of(), 1));
		assertTrue(missing.getMessage().contains("row 2 is empty"), missing.getMessage());
	}

	@Test
	void manyEncodersNeedManyGroups() {
		final XasException few = assertThrows(XasException.class, () -> Split.byGroup(groups, "parent", List.of(), 31, 1));
		assertTrue(few.getMessage().contains("takes at least 62") && few.getMessage().contains("fewer encoders"), few.getMessage());
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
