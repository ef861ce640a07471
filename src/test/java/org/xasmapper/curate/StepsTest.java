package org.xasmapper.curate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Progress;

class StepsTest {

	@Test
	void levelsAreMediansOfTheFirstAndLastTenth() {
		final float[] row = new float[50];
		for (int k = 0; k < 50; k++) row[k] = k;
		row[1] = 900;
		assertEquals(new Levels(3, 47), Levels.of(row));
		row[0] = Float.NaN;
		assertEquals(new Levels(3.5f, 47.5f).before(), Levels.of(row).before());
		assertTrue(Float.isNaN(Levels.of(new float[] { 0, 0, 0, 1, 1 }).after()));
	}

	@Test
	void boundsOfNormalizedSpectra() {
		assertTrue(isNormalized(0.29f, 1.29f));
		assertTrue(isNormalized(-0.29f, 0.71f));
		assertTrue(!isNormalized(0.31f, 1));
		assertTrue(!isNormalized(0, 1.31f));
		assertTrue(!isNormalized(0, 0.69f));
		assertTrue(!isNormalized(Float.NaN, Float.NaN));
	}

	private static boolean isNormalized(final float before, final float after) {
		final Candidate candidate = new Candidate(0, "a", "Ti", "", new Levels(before, after), Rows.edge(1.2));
		return new NotNormalized().examine(List.of(candidate), Progress.NONE).isEmpty();
	}

	@Test
	void outliersAreFartherThanThreeSigmaBeyondTheMeanDistance() {
		final List<Candidate> group = Rows.edges(400, 30, 2);
		group.add(new Candidate(400, "odd", "all", "", new Levels(0, 1), new float[30]));
		final double[] distances = distances(group);
		double mean = 0;
		for (final double d : distances) mean += d / distances.length;
		double variance = 0;
		for (final double d : distances) variance += (d - mean) * (d - mean) / (distances.length - 1);
		final double threshold = mean + 3 * Math.sqrt(variance);

		final List<Removal> found = new Outliers(3).examine(group, Progress.NONE);

		assertEquals(group.stream().filter(c -> distances[c.number()] > threshold).map(Candidate::id).toList(), found.stream()
			.map(Removal::id).toList());
		assertTrue(found.stream().anyMatch(removal -> removal.id().equals("odd")), found.toString());
		assertTrue(found.size() < 20, found.size() + " outliers");
	}

	private static double[] distances(final List<Candidate> group) {
		final double[] distances = new double[group.size()];
		for (int i = 0; i < distances.length; i++) {
			for (int k = 0; k < 30; k++) {
				double mean = 0;
				for (final Candidate other : group) mean += other.spectrum()[k] / distances.length;
				distances[i] += Math.pow(group.get(i).spectrum()[k] - mean, 2) / 30;
			}
			distances[i] = Math.sqrt(distances[i]);
		}
		return distances;
	}

	@Test
	void equallyFarSpectraAreNoOutliers() {
		final Rows rows = new Rows();
		for (int i = 0; i < 40; i++) rows.add("Ti", Rows.edge(i % 2 == 0 ? 1.1 : 1.4));
		assertEquals(List.of(), new Outliers(3).examine(rows.list(), Progress.NONE));
	}

	@Test
	void sharesGoByTheLargestRemainder() {
		// Quotas are 4.7, 3.1, 1.6 and 0.6: 4, 3, 1 and 0, then one more for the first and, of equal remainders, the third.
		assertArrayEquals(new int[] { 5, 3, 2, 0 }, StratifiedSample.shares(new int[] { 47, 31, 16, 6 }, 10));
		assertArrayEquals(new int[] { 2, 1, 1 }, StratifiedSample.shares(new int[] { 10, 10, 10 }, 4));
		assertArrayEquals(new int[] { 3, 4 }, StratifiedSample.shares(new int[] { 3, 4 }, 100));
	}

	@Test
	void aSampleHoldsTheShareOfEveryGroupAndDrawsAllAlike() {
		final Rows rows = new Rows();
		for (int i = 0; i < 90; i++) rows.add(i % 3 == 0 ? "Ti" : "V", i);
		final Map<String, List<Candidate>> groups = Curation.groups(rows.list());
		final int[] drawn = new int[90];
		for (int seed = 0; seed < 2000; seed++) {
			final List<Removal> left = new StratifiedSample(9, seed).examine(groups, Progress.NONE);
			assertEquals(27, left.stream().filter(removal -> removal.group().equals("Ti")).count());
			assertEquals(54, left.stream().filter(removal -> removal.group().equals("V")).count());
			for (int i = 0; i < 90; i++) drawn[i]++;
			for (final Removal removal : left) drawn[removal.number()]--;
		}
		// Each is drawn with a chance of 0.1; five standard deviations are 67.
		for (int i = 0; i < 90; i++) assertEquals(200, drawn[i], 67, "row " + i);
	}

	@Test
	void groupsKeepTheirOrder() {
		final Rows rows = new Rows().add("V", 1).add("Ti", 2).add("V", 3);
		final Map<String, List<Candidate>> groups = Curation.groups(rows.list());
		assertEquals(List.of("V", "Ti"), List.copyOf(groups.keySet()));
		assertEquals(List.of("s0", "s2"), groups.get("V").stream().map(Candidate::id).toList());
	}
}
