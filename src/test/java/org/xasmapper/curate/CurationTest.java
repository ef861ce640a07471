package org.xasmapper.curate;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

class CurationTest {

	private static final CurationSettings OFF = new CurationSettings(GridWindow.automatic(), false, false, false, 0, false,
		0, 0, 0, 1);

	@Test
	void takesTheStepsInOrderAndCountsPerGroupAndReason() {
		final float[] gap = Rows.edge(1.2);
		gap[5] = Float.NaN;
		final float[] raw = raw(2, 3);
		final Rows rows = new Rows().add("Ti", Rows.edge(1.2)).add("Ti", Rows.edge(1.4)).add("Ti", gap).add("V", Rows.edge(
			1.3)).add("Ti", Rows.edge(1.2)).add("V", raw).add("Ti", Rows.edge(1.402)).add("V", raw(0, 5)).add("V", Rows.edge(
				1.6));
		rows.list().add(new Candidate(9, "s9", "Cr", "", Levels.of(Rows.edge(1)), null));

		final CurationResult result = run(rows.list(), CurationSettings.published());

		assertEquals(List.of("common grid", "finite", "normalized", "exact duplicates", "near duplicates", "outliers"), result
			.steps().stream().map(StepReport::step).toList());
		assertEquals(List.of("s0", "s1", "s3", "s8"), ids(result));
		assertAll(() -> assertEquals(List.of(new GroupCount("Ti", 5, 0, 5, Map.of()), new GroupCount("V", 4, 0, 4, Map.of()),
			new GroupCount("Cr", 1, 1, 0, Map.of("does not cover the grid", 1))), result.steps().get(0).groups()),
			() -> assertEquals(List.of(new GroupCount("Ti", 4, 0, 4, Map.of()), new GroupCount("V", 4, 2, 2, Map.of(
				"does not start near 0", 1, "does not end near 1", 1))), result.steps().get(2).groups()),
			() -> assertEquals(List.of(new Removal(4, "s4", "Ti", "equals", "s0")), result.steps().get(3).removals()),
			() -> assertEquals(List.of(new Removal(6, "s6", "Ti", "nearly equals", "s1")), result.steps().get(4).removals()));
	}

	@Test
	void whatAStepLeavesIsWhatTheNextFinds() {
		final CurationResult result = run(Rows.edges(3000, 40, 5), new CurationSettings(GridWindow.automatic(), true, true,
			true, 10, true, 0.01, 2, 500, 7));
		int before = 3000;
		for (final StepReport step : result.steps()) {
			assertEquals(before, step.before(), step.step());
			assertEquals(step.removed(), step.groups().stream().mapToInt(GroupCount::removed).sum(), step.step());
			before = step.after();
		}
		assertEquals(500, before);
		assertEquals(500, result.kept().size());
	}

	@Test
	void everyStepCanBeLeftOut() {
		final float[] gap = raw(2, 3);
		gap[5] = Float.NaN;
		final Rows rows = new Rows().add("Ti", Rows.edge(1.2)).add("Ti", Rows.edge(1.2)).add("Ti", gap);
		assertEquals(List.of("s0", "s1", "s2"), ids(run(rows.list(), OFF)));
	}

	@Test
	void smallGroupsGo() {
		final Rows rows = new Rows().add("Ti", Rows.edge(1.2)).add("V", Rows.edge(1.2)).add("Ti", Rows.edge(1.3));
		final CurationResult result = run(rows.list(), new CurationSettings(GridWindow.automatic(), false, true, true, 2, false,
			0, 0, 0, 1));
		assertEquals(List.of("s0", "s2"), ids(result));
	}

	@Test
	void duplicatesInOtherGroupsAreNone() {
		final Rows rows = new Rows().add("Ti", Rows.edge(1.2)).add("V", Rows.edge(1.2));
		assertEquals(2, run(rows.list(), CurationSettings.published()).kept().size());
	}

	@Test
	void scalesEachGroupByItsMedianLevel() {
		final Rows rows = new Rows();
		for (final float height : new float[] { 0.9f, 1, 1.1f }) {
			rows.add("Ti", times(Rows.edge(1.2), 2e-3f * height)).add("V", times(Rows.edge(1.2), 5 * height));
		}
		final CurationResult result = run(rows.list(), new CurationSettings(GridWindow.automatic(), true, true, true, 0, true,
			0.005, 3, 0, 1));
		assertEquals(500, result.scales().get("Ti"), 1e-3);
		assertEquals(0.2, result.scales().get("V"), 1e-7);
		assertEquals(6, result.kept().size());
		assertArrayEquals(times(Rows.edge(1.2), 0.9f), result.kept().get(0).spectrum(), 1e-6f);
		assertArrayEquals(times(Rows.edge(1.2), 0.9f), result.kept().get(1).spectrum(), 1e-6f);
	}

	@Test
	void saysWhichStepLeftNothing() {
		fails("\"normalized\" removed all of 2 spectra, the first of them, s0, because it does not end near 1 (0.002)",
			new Rows().add("Ti", times(Rows.edge(1.2), 0.002f)).add("Ti", times(Rows.edge(1.3), 0.002f)).list(),
			CurationSettings.published());
		final float[] gap = Rows.edge(1.2);
		gap[5] = Float.NaN;
		fails("\"finite\" removed all of 1", new Rows().add("Ti", gap).list(), CurationSettings.published());
		fails("\"minimum\" removed all of 1", new Rows().add("Ti", Rows.edge(1.2)).list(), new CurationSettings(GridWindow
			.automatic(), false, true, true, 5, true, 0, 0, 0, 1));
		fails("no spectrum", new ArrayList<>(), CurationSettings.published());
	}

	@Test
	void ofEqualSpectraTheFirstStays() {
		final Rows rows = new Rows();
		for (int i = 0; i < 50; i++) rows.add("Ti", Rows.edge(1.2));
		assertEquals(List.of("s0"), ids(run(rows.list(), CurationSettings.published())));
	}

	@Test
	void theSameSeedDrawsTheSameSample() {
		assertEquals(sample(3), sample(3));
		assertNotEquals(sample(3), sample(4));
	}

	private static List<String> sample(final long seed) {
		return ids(run(Rows.edges(200, 40, 5), new CurationSettings(GridWindow.automatic(), false, true, true, 0, true, 0.005,
			3, 20, seed)));
	}

	private static CurationResult run(final List<Candidate> candidates, final CurationSettings settings) {
		return Curation.run(candidates, settings, Progress.NONE);
	}

	private static void fails(final String words, final List<Candidate> candidates, final CurationSettings settings) {
		final String message = assertThrows(XasException.class, () -> run(candidates, settings)).getMessage();
		assertTrue(message.contains(words), message);
	}

	private static List<String> ids(final CurationResult result) {
		return result.kept().stream().map(Candidate::id).toList();
	}

	/** @return an edge that starts and ends elsewhere than a normalized one */
	private static float[] raw(final float before, final float after) {
		final float[] spectrum = Rows.edge(1.2);
		for (int k = 0; k < spectrum.length; k++) spectrum[k] = before + (after - before) * spectrum[k];
		return spectrum;
	}

	private static float[] times(final float[] spectrum, final float factor) {
		for (int k = 0; k < spectrum.length; k++) spectrum[k] *= factor;
		return spectrum;
	}
}
