package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/**
 * Removes spectra that are not normalised: the level before the edge must lie within 0.3 of zero, that after it within
 * 0.3 of one. Near an edge absorption oscillates by up to a quarter of the edge step, and a window may open when the
 * edge has begun to rise; raw data miss zero or one by far more.
 */
record NotNormalized() implements GroupStep {

	private static final float BOUND = 0.3f;

	@Override
	public String name() {
		return "normalized";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of("bound", BOUND);
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		final List<Removal> removals = new ArrayList<>();
		for (final Candidate candidate : group) {
			final Levels levels = candidate.levels();
			if (!(Math.abs(levels.before()) <= BOUND)) {
				removals.add(new Removal(candidate, "does not start near 0", Float.toString(levels.before())));
			}
			else if (!(Math.abs(levels.after() - 1) <= BOUND)) {
				removals.add(new Removal(candidate, "does not end near 1", Float.toString(levels.after())));
			}
		}
		return removals;
	}

	@Override
	public String remedy() {
		return "Normalize the spectra to an edge step of one first. If they are absorption cross sections, as FEFF computes them, " +
			"scale=true divides each group by its level after the edge.";
	}
}
