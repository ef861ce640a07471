package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/**
 * Removes spectra that differ from an earlier one that stays, of their group, by at most the tolerance at every point.
 * Whether a spectrum stays thus depends on the order of rows only. Spectra with NaN stay.
 */
record NearDuplicates(double tolerance) implements GroupStep {

	private static final String REASON = "nearly equals";
	private static final int ROWS_PER_CHECK = 512;

	/** A tolerance of more than this share of the spectra's height is no small difference. */
	private static final double LARGEST_SHARE = 0.1;

	@Override
	public String name() {
		return "near duplicates";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of("tolerance", tolerance);
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		final List<Candidate> finite = group.stream().filter(Candidate::isFinite).toList();
		if (finite.size() < 2) return List.of();
		requireSmallTolerance(finite);
		final List<Removal> removals = new ArrayList<>();
		final BoxIndex kept = new BoxIndex(PivotEnergies.of(finite), tolerance, finite.size());
		for (int i = 0; i < finite.size(); i++) {
			if (i % ROWS_PER_CHECK == 0) progress.check();
			final Candidate near = kept.firstNear(finite.get(i));
			if (near == null) kept.add(finite.get(i));
			else removals.add(new Removal(finite.get(i), REASON, near.id()));
		}
		return removals;
	}

	private void requireSmallTolerance(final List<Candidate> group) {
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (final Candidate candidate : group) {
			for (final float value : candidate.spectrum()) {
				low = Math.min(low, value);
				high = Math.max(high, value);
			}
		}
		if (tolerance <= LARGEST_SHARE * (high - low)) return;
		throw new XasException(String.format(Locale.ROOT, "The tolerance for near duplicates, %s, is more than a tenth of the " +
			"height of the spectra of %s, %.3g: spectra that differ would be removed. It is meant for spectra with an edge step " +
			"of one. Normalize them (or scale=true), or choose a smaller tolerance.", tolerance, group.get(0).group(), high - low));
	}
}
