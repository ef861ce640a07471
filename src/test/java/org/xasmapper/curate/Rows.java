package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.spectrum.Levels;

/** Makes candidates for tests. */
final class Rows {

	private final List<Candidate> candidates = new ArrayList<>();

	/** Adds a row with the next number and the id "s" and its number. */
	Rows add(final String group, final float... spectrum) {
		final int number = candidates.size();
		candidates.add(new Candidate(number, "s" + number, group, "", Levels.of(spectrum), spectrum));
		return this;
	}

	List<Candidate> list() {
		return candidates;
	}

	/** @return so many synthetic edges of one group */
	static List<Candidate> edges(final int count, final int points, final long seed) {
		final SyntheticEdges edges = new SyntheticEdges(points, seed);
		final Rows rows = new Rows();
		for (int i = 0; i < count; i++) rows.add("all", edges.next());
		return rows.list();
	}

	/** @return a normalized edge of twelve points whose white line is so high */
	static float[] edge(final double whiteLine) {
		return new float[] { 0, 0, 0, 0, 0.1f, 0.5f, (float) whiteLine, 1.1f, 1, 1, 1, 1 };
	}
}
