package org.xasmapper.curate;

import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/** Removes spectra with missing values, NaN or infinities on the common grid. */
record NotFinite() implements GroupStep {

	private static final String REASON = "has missing values";

	@Override
	public String name() {
		return "finite";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of();
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		return group.stream().filter(candidate -> !candidate.isFinite()).map(candidate -> new Removal(candidate, REASON, ""))
			.toList();
	}

	@Override
	public String remedy() {
		return "Look at the file: no row has a number in every cell.";
	}
}
