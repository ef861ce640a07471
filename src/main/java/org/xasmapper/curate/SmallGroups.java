package org.xasmapper.curate;

import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/** Removes groups of fewer than so many spectra. */
record SmallGroups(int minimum) implements GroupStep {

	private static final String REASON = "is of a group that is too small";

	@Override
	public String name() {
		return "minimum";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of("minimum", minimum);
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		if (group.size() >= minimum) return List.of();
		final String size = Integer.toString(group.size());
		return group.stream().map(candidate -> new Removal(candidate, REASON, size)).toList();
	}

	@Override
	public String remedy() {
		return "No group has " + minimum + " spectra; choose a smaller minimum, or another column to group by.";
	}
}
