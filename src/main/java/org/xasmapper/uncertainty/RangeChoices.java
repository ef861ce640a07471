package org.xasmapper.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.xasmapper.normalize.NormalizationReport;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Other fit ranges that a person might as well have chosen for the normalisation: each end moved by a third of its
 * distance from E0 either way, as far as the data go, and the degree of the post-edge polynomial by one. Spectra that are
 * normalised already are normalised again: with the same ranges that changes nothing, for lines and constants add up.
 */
final class RangeChoices {

	/** Share of its distance from E0 by which an end is moved. */
	private static final double MOVE = 1.0 / 3;

	private final NormalizationSettings used;
	private final EnergyGrid energies;

	private RangeChoices(final NormalizationSettings used, final EnergyGrid energies) {
		this.used = used;
		this.energies = energies;
	}

	/**
	 * @param sample normalised spectra
	 * @param settings how they were, or would be, normalised; thresholds do not count
	 * @throws XasException if they cannot be normalised
	 */
	static RangeChoices around(final Spectra sample, final NormalizationSettings settings, final Progress progress) {
		final NormalizationSettings without = settings.withMinimumEdgeStep(0).withMinimumStepToNoise(0);
		final NormalizationResult result = new Normalizer(without).normalize(sample, progress).result();
		result.report().requireSpectra();
		final NormalizationReport report = result.report();
		return new RangeChoices(without.withE0(report.e0().mean()).withPreEdge(report.pre1().mean(), report.pre2().mean())
			.withPostEdge(report.norm1().mean(), report.norm2().mean()).withDegree(report.degrees().get(0)), sample.energies());
	}

	/** @return normalisation with the ranges that were used */
	Variation asUsed() {
		return normalized(used);
	}

	/** @return for each end, and the degree, the other choices; those that the data do not allow are left out */
	List<List<Variation>> others() {
		final List<List<Variation>> others = new ArrayList<>();
		final List<List<NormalizationSettings>> choices = new ArrayList<>();
		for (int end = 0; end < 4; end++) choices.add(List.of(moved(end, 1 - MOVE), moved(end, 1 + MOVE)));
		choices.add(degrees());
		for (final List<NormalizationSettings> choice : choices) {
			final List<Variation> variations = choice.stream().filter(settings -> !settings.equals(used)).map(
				RangeChoices::normalized).toList();
			if (!variations.isEmpty()) others.add(variations);
		}
		return others;
	}

	/** @return with an end (0: pre1 … 3: norm2) at this share of its distance; as used where ranges would then be empty */
	private NormalizationSettings moved(final int end, final double share) {
		final double[] ends = { used.pre1(), used.pre2(), used.norm1(), used.norm2() };
		final double lowest = energies.energy(0) - used.e0();
		final double highest = energies.last() - used.e0();
		ends[end] = Math.min(Math.max(ends[end] * share, lowest), highest);
		if (ends[0] >= ends[1] || ends[2] >= ends[3]) return used;
		return used.withPreEdge(ends[0], ends[1]).withPostEdge(ends[2], ends[3]);
	}

	private List<NormalizationSettings> degrees() {
		final List<NormalizationSettings> degrees = new ArrayList<>();
		for (final int degree : new int[] { used.nnorm() - 1, used.nnorm() + 1 }) {
			if (degree >= 0 && degree <= 2) degrees.add(used.withDegree(degree));
		}
		return degrees;
	}

	private static Variation normalized(final NormalizationSettings settings) {
		return (spectra, progress) -> new Normalizer(settings).normalize(spectra, progress).spectra();
	}
}
