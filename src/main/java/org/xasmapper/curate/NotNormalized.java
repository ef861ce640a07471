package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Levels;
import org.xasmapper.spectrum.Progress;

/**
 * Removes spectra that are not normalised: the level before the edge must be near zero, that after it near one.
 */
record NotNormalized() implements GroupStep {

	@Override
	public String name() {
		return "normalized";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of("bound", Levels.BOUND);
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		final List<Removal> removals = new ArrayList<>();
		for (final Candidate candidate : group) {
			final Levels levels = candidate.levels();
			if (!levels.startNearZero()) {
				removals.add(new Removal(candidate, "does not start near 0", Float.toString(levels.before())));
			}
			else if (!levels.endNearOne()) {
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
