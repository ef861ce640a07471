package org.xasmapper.curate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.CancelledWhen;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

class NearDuplicatesTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0.0005, 0.003, 0.005, 0.02, 0.08 })
	void findsWhatComparingAllPairsFinds(final double tolerance) {
		final List<Candidate> group = Rows.edges(1500, 60, 3);
		final List<Removal> expected = byAllPairs(group, tolerance);
		assertTrue(expected.size() > 10, "too few near duplicates for a test: " + expected.size());
		assertEquals(expected, find(group, tolerance));
	}

	/** On a grid of values whose differences are the tolerance or a box's width, rounding decides. */
	@Test
	void findsWhatComparingAllPairsFindsAtTheEdgesOfBoxes() {
		final double tolerance = 0.125;
		final Rows rows = new Rows();
		for (int i = 0; i < 4096; i++) {
			final int place = i * 2654435 & 0xFFF;
			rows.add("all", (place & 15) * 0.0625f, (place >> 4 & 15) * 0.0625f, (place >> 8 & 15) * -0.125f, 2);
		}
		assertEquals(byAllPairs(rows.list(), tolerance), find(rows.list(), tolerance));
	}

	@Test
	void comparesWithThoseThatStayOnly() {
		final Rows rows = new Rows();
		for (final double height : new double[] { 1.2, 1.204, 1.208, 1.212 }) rows.add("all", Rows.edge(height));
		final List<Removal> removals = find(rows.list(), 0.005);
		assertEquals(List.of("s1", "s3"), removals.stream().map(Removal::id).toList());
		assertEquals(List.of("s0", "s2"), removals.stream().map(Removal::detail).toList());
	}

	@Test
	void onePointIsEnoughToDiffer() {
		final float[] other = Rows.edge(1.2);
		other[0] += 0.006f;
		assertEquals(List.of(), find(new Rows().add("all", Rows.edge(1.2)).add("all", other).list(), 0.005));
	}

	@Test
	void spectraWithNaNStay() {
		final float[] gap = Rows.edge(1.2);
		gap[3] = Float.NaN;
		assertEquals(List.of(), find(new Rows().add("all", gap).add("all", gap).add("all", Rows.edge(1.2)).list(), 0.005));
	}

	@Test
	void refusesATolerancesThatSwallowsTheSpectra() {
		final Rows rows = new Rows().add("Ti", 1e-5f, 1e-3f).add("Ti", 2e-5f, 2e-3f);
		final String message = assertThrows(XasException.class, () -> find(rows.list(), 0.005)).getMessage();
		assertTrue(message.contains("the spectra of Ti, 0.00199"), message);
	}

	@Test
	void stopsWhenCancelled() {
		final Progress cancelled = new CancelledWhen(() -> true);
		assertThrows(CancellationException.class, () -> new NearDuplicates(0.005).examine(Rows.edges(10, 60, 1), cancelled));
	}

	private static List<Removal> find(final List<Candidate> group, final double tolerance) {
		return new NearDuplicates(tolerance).examine(group, Progress.NONE);
	}

	/** As one writes it down. */
	static List<Removal> byAllPairs(final List<Candidate> group, final double tolerance) {
		final List<Removal> removals = new ArrayList<>();
		final List<Candidate> kept = new ArrayList<>();
		for (final Candidate candidate : group) {
			final Candidate near = kept.stream().filter(other -> isNear(other.spectrum(), candidate.spectrum(), tolerance))
				.findFirst().orElse(null);
			if (near == null) kept.add(candidate);
			else removals.add(new Removal(candidate, "nearly equals", near.id()));
		}
		return removals;
	}

	private static boolean isNear(final float[] a, final float[] b, final double tolerance) {
		for (int k = 0; k < a.length; k++) {
			if (Math.abs((double) a[k] - b[k]) > tolerance) return false;
		}
		return true;
	}
}
