package org.xasmapper.embed.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.embed.Sets;
import org.xasmapper.embed.neighbors.FuzzyGraph;
import org.xasmapper.embed.neighbors.Metric;
import org.xasmapper.embed.neighbors.NeighborIndex;
import org.xasmapper.embed.neighbors.Neighbors;
import org.xasmapper.embed.neighbors.Points;
import org.xasmapper.embed.neighbors.SmoothDistances;
import org.xasmapper.spectrum.Progress;

class TournamentTest {

	private static FuzzyGraph graph(final int points) {
		final Neighbors neighbors = new NeighborIndex(Points.of(Sets.random(points, 6, 1), Metric.EUCLIDEAN), 1, 1, Progress.NONE)
			.among(Math.min(points, 6));
		return FuzzyGraph.union(neighbors, SmoothDistances.within(neighbors, Sets.slices()), Sets.slices());
	}

	private static Set<Integer> elements(final TwoRanges range) {
		final Set<Integer> elements = new HashSet<>();
		IntStream.range(0, range.size()).forEach(place -> elements.add(range.element(place)));
		assertEquals(range.size(), elements.size());
		return elements;
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 7, 1500, 2049, 4099, 17000 })
	void inEachRoundEveryPointIsInOneMeeting(final int points) {
		final Tournament tournament = new Tournament(graph(points), 5);
		for (int round = 0; round < tournament.rounds(); round++) {
			final Set<Integer> all = new HashSet<>();
			int sizes = 0;
			for (int table = 0; table < tournament.meetings(); table++) {
				final Set<Integer> members = elements(tournament.members(round * tournament.meetings() + table));
				sizes += members.size();
				all.addAll(members);
			}
			assertEquals(points, sizes);
			assertEquals(points, all.size());
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 7, 1500, 2049, 4099, 17000 })
	void everyEdgeIsOnceInAMeetingOfBothItsEnds(final int points) {
		final FuzzyGraph graph = graph(points);
		final Tournament tournament = new Tournament(graph, 5);
		final Map<Long, Float> dealt = new TreeMap<>();
		for (int meeting = 0; meeting < tournament.rounds() * tournament.meetings(); meeting++) {
			final Set<Integer> members = elements(tournament.members(meeting));
			for (int e = tournament.start(meeting); e < tournament.start(meeting + 1); e++) {
				assertTrue(members.contains(tournament.head(e)) && members.contains(tournament.tail(e)));
				final int a = tournament.points()[tournament.head(e)];
				final int b = tournament.points()[tournament.tail(e)];
				assertEquals(null, dealt.put(key(a, b), tournament.share(e)));
			}
		}
		assertEquals(shares(graph), dealt);
	}

	private static Map<Long, Float> shares(final FuzzyGraph graph) {
		final float strongest = graph.strongest();
		final Map<Long, Float> shares = new TreeMap<>();
		for (int i = 0; i < graph.points(); i++) {
			for (int e = graph.starts()[i]; e < graph.starts()[i + 1]; e++) {
				shares.put(key(i, graph.ends()[e]), graph.weights()[e] / strongest);
			}
		}
		return shares;
	}

	private static long key(final int a, final int b) {
		return (long) Math.min(a, b) << 32 | Math.max(a, b);
	}
}
