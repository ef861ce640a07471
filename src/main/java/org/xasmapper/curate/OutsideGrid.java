package org.xasmapper.curate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xasmapper.spectrum.Progress;

/** Removes rows that do not cover the common grid; spectra are never extrapolated. */
record OutsideGrid(GridWindow window) implements GroupStep {

	private static final String REASON = "does not cover the grid";

	@Override
	public String name() {
		return "common grid";
	}

	@Override
	public Map<String, Object> parameters() {
		return new TreeMap<>(Map.of("offset", window.offset(), "width", window.width(), "points", window.points()));
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		return group.stream().filter(candidate -> candidate.spectrum() == null).map(candidate -> new Removal(candidate, REASON,
			"")).toList();
	}

	@Override
	public String remedy() {
		return "Choose a smaller width or offset, or width=0, which takes as much as all files have.";
	}
}
