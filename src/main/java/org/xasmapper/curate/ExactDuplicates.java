package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/** Removes spectra that equal an earlier one of their group at every point. */
record ExactDuplicates() implements GroupStep {

	private static final String REASON = "equals";

	@Override
	public String name() {
		return "exact duplicates";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of();
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		final List<Removal> removals = new ArrayList<>();
		final Map<Content, Candidate> seen = new HashMap<>();
		for (final Candidate candidate : group) {
			final Candidate first = seen.putIfAbsent(new Content(candidate.spectrum()), candidate);
			if (first != null) removals.add(new Removal(candidate, REASON, first.id()));
		}
		return removals;
	}

	/** An array that equals others of the same values. */
	private record Content(float[] values) {

		@Override
		public boolean equals(final Object other) {
			return other instanceof Content && Arrays.equals(values, ((Content) other).values);
		}

		@Override
		public int hashCode() {
			return Arrays.hashCode(values);
		}
	}
}
