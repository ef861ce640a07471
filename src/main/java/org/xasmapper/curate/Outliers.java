package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/**
 * Removes spectra that are unlike their group. A spectrum's distance is its root mean square difference from the mean
 * spectrum of its group; it is removed if its distance exceeds the mean of the group's distances by more than
 * {@code sigma} of their standard deviations. Done once, not repeated on what is left. Spectra with NaN stay.
 */
record Outliers(double sigma) implements GroupStep {

	private static final String REASON = "is far from the mean of its group";

	/** Distances that are equal but for rounding have no outliers. */
	private static final double ROUNDING = 1 + 1e-9;

	@Override
	public String name() {
		return "outliers";
	}

	@Override
	public Map<String, Object> parameters() {
		return Map.of("sigma", sigma);
	}

	@Override
	public List<Removal> examine(final List<Candidate> group, final Progress progress) {
		final List<Candidate> finite = group.stream().filter(Candidate::isFinite).toList();
		if (finite.size() < 2) return List.of();
		final GroupMean center = GroupMean.of(finite);
		progress.check();
		final double[] distances = finite.stream().mapToDouble(candidate -> center.distance(candidate.spectrum())).toArray();
		final double mean = Arrays.stream(distances).average().orElseThrow();
		final double std = Math.sqrt(Arrays.stream(distances).map(d -> (d - mean) * (d - mean)).sum() / (distances.length - 1));
		final List<Removal> removals = new ArrayList<>();
		for (int i = 0; i < distances.length; i++) {
			if (distances[i] <= (mean + sigma * std) * ROUNDING) continue;
			removals.add(new Removal(finite.get(i), REASON, String.format(Locale.ROOT, "%.1f sigma", (distances[i] - mean) /
				std)));
		}
		return removals;
	}
}
