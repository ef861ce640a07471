package org.xasmapper.uncertainty;

import java.util.List;
import java.util.stream.DoubleStream;
import org.xasmapper.normalize.NormalizationReport;
import org.xasmapper.normalize.NormalizationResult;
import org.xasmapper.normalize.NormalizationSettings;
import org.xasmapper.normalize.Normalizer;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

/**
 * Other fit ranges that a person might as well have chosen for the normalisation: each end moved by a fifth of its distance
 * from E0 either way, as far as the data go, but the pre-edge range not towards the edge, where a pre-edge peak may begin; and the
 * degree of the post-edge polynomial that a range a third wider or narrower would get. Spectra that are normalised already
 * are normalised again: with the same ranges that changes nothing, for lines and constants add up.
 */
final class RangeChoices {

	/** Share of its distance from E0 by which an end is moved. */
	private static final double MOVE = 0.2;

	/** Factor on the width of a range, either way, within which its degree is a matter of taste. */
	private static final double ABOUT = 4.0 / 3;

	/** Numbers of the ends. */
	private static final int PRE1 = 0, PRE2 = 1, NORM1 = 2, NORM2 = 3;

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
		final List<List<NormalizationSettings>> choices = List.of(List.of(moved(PRE1, 1 - MOVE), moved(PRE1, 1 + MOVE)), List.of(
			moved(PRE2, 1 + MOVE)), List.of(moved(NORM1, 1 - MOVE), moved(NORM1, 1 + MOVE)), List.of(moved(NORM2, 1 - MOVE), moved(
				NORM2, 1 + MOVE)), degrees());
		return choices.stream().map(choice -> choice.stream().filter(settings -> !settings.equals(used)).map(
			RangeChoices::normalized).toList()).filter(choice -> !choice.isEmpty()).toList();
	}

	/** @return with an end at this share of its distance; as used where ranges would then be empty */
	private NormalizationSettings moved(final int end, final double share) {
		final double[] ends = { used.pre1(), used.pre2(), used.norm1(), used.norm2() };
		final double lowest = energies.energy(0) - used.e0();
		final double highest = energies.last() - used.e0();
		ends[end] = Math.min(Math.max(ends[end] * share, lowest), highest);
		if (ends[0] >= ends[1] || ends[2] >= ends[3]) return used;
		return used.withPreEdge(ends[0], ends[1]).withPostEdge(ends[2], ends[3]);
	}

	private List<NormalizationSettings> degrees() {
		final double width = used.norm2() - used.norm1();
		return DoubleStream.of(width / ABOUT, width * ABOUT).mapToObj(other -> used.withDegree(NormalizationSettings
			.automaticDegree(other))).distinct().toList();
	}

	private static Variation normalized(final NormalizationSettings settings) {
		return (spectra, progress) -> new Normalizer(settings).normalize(spectra, progress).spectra();
	}
}
