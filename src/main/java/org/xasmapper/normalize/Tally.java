package org.xasmapper.normalize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.xasmapper.normalize.NormalizationReport.Span;
import org.xasmapper.spectrum.EnergyGrid;

/** Counts what becomes of spectra, in one thread; the tallies of all threads add up to the report. */
final class Tally {

	private final int[] byOutcome = new int[Outcome.values().length];
	private final int[] normalizedByE0;
	private final LostSlices lost;
	private final SpotCheck spotCheck;
	private final SpikeCount spikes;
	private int withoutEdgeEnergy;
	private int preEdgePeaks;

	Tally(final EnergyGrid energies) {
		normalizedByE0 = new int[energies.size()];
		lost = new LostSlices(energies);
		spotCheck = new SpotCheck(energies);
		spikes = new SpikeCount(energies);
	}

	/** @return where spectra that are not finite are counted by energy */
	LostSlices lost() {
		return lost;
	}

	/** @return where some spectra are looked at closely */
	SpotCheck spotCheck() {
		return spotCheck;
	}

	/** @return where spikes are counted by energy, whether or not they mask the spectrum */
	SpikeCount spikes() {
		return spikes;
	}

	void countMasked(final Outcome outcome) {
		byOutcome[outcome.ordinal()]++;
	}

	/** Counts a spectrum that is steepest on a pre-edge peak and got its E0 on the edge. */
	void countPreEdgePeak() {
		preEdgePeaks++;
	}

	/** @param edgeEnergy of the E0 map, may be NaN */
	void countNormalized(final int e0Index, final double edgeEnergy) {
		byOutcome[Outcome.NORMALIZED.ordinal()]++;
		normalizedByE0[e0Index]++;
		if (Double.isNaN(edgeEnergy)) withoutEdgeEnergy++;
	}

	void add(final Tally other) {
		for (int i = 0; i < byOutcome.length; i++) byOutcome[i] += other.byOutcome[i];
		for (int k = 0; k < normalizedByE0.length; k++) normalizedByE0[k] += other.normalizedByE0[k];
		spikes.add(other.spikes);
		withoutEdgeEnergy += other.withoutEdgeEnergy;
		preEdgePeaks += other.preEdgePeaks;
		lost.add(other.lost);
		spotCheck.add(other.spotCheck);
	}

	int count(final Outcome outcome) {
		return byOutcome[outcome.ordinal()];
	}

	/** @param notes that are known beforehand */
	NormalizationReport report(final EdgeFits fits, final boolean flatten, final List<String> notes) {
		final List<Used> used = used(fits);
		final List<String> all = new ArrayList<>(notes);
		if (preEdgePeaks > 0) {
			all.add("E0 was put on the edge where Larch's rule, the steepest point, has it on a pre-edge peak; spectra: " + preEdgePeaks +
				".");
		}
		for (final String end : new String[] { "pre1", "pre2", "norm1", "norm2" }) addAdjustments(end, used, all);
		addCount("Not flattened, because the post-edge range holds fewer than five energies", fit -> flatten && !fit
			.flattens(), used, all);
		addCount("Not masked for noise, because the pre-edge range holds only two energies", fit -> fit.noise().isUnknown(),
			used, all);
		all.addAll(spikes.notes(count(Outcome.SPIKE) > 0));
		all.addAll(lost.notes());
		all.addAll(spotCheck.notes());
		final List<Integer> degrees = used.stream().map(u -> u.fit.ranges().degree()).distinct().sorted().toList();
		return new NormalizationReport(span(used, FitRanges::e0), span(used, r -> r.pre().start()), span(used, r -> r
			.pre().end()), span(used, r -> r.post().start()), span(used, r -> r.post().end()), degrees, counts(),
			withoutEdgeEnergy, List.copyOf(all));
	}

	/** A fit and how many spectra were normalised with it. */
	private record Used(EdgeFit fit, int spectra) {}

	private List<Used> used(final EdgeFits fits) {
		final List<Used> used = new ArrayList<>();
		for (int k = 0; k < normalizedByE0.length; k++) {
			if (normalizedByE0[k] > 0) used.add(new Used(fits.around(k), normalizedByE0[k]));
		}
		return used;
	}

	private Map<Outcome, Integer> counts() {
		final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
		for (final Outcome outcome : Outcome.values()) {
			if (count(outcome) > 0) counts.put(outcome, count(outcome));
		}
		return Collections.unmodifiableMap(counts);
	}

	private static Span span(final List<Used> used, final ToDoubleFunction<FitRanges> number) {
		if (used.isEmpty()) return new Span(Double.NaN, Double.NaN, Double.NaN);
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		double sum = 0;
		for (final Used u : used) {
			final double value = number.applyAsDouble(u.fit.ranges());
			min = Math.min(min, value);
			max = Math.max(max, value);
			sum += value * u.spectra;
		}
		return new Span(min, min == max ? min : sum / spectra(used), max);
	}

	private static void addAdjustments(final String end, final List<Used> used, final List<String> notes) {
		final List<Used> adjusted = used.stream().filter(u -> u.fit.ranges().adjustment(end) != null).toList();
		if (adjusted.isEmpty()) return;
		notes.add(end + " was moved from " + span(adjusted, r -> r.adjustment(end).wanted()) + " to " + span(adjusted,
			r -> r.adjustment(end).used()) + " eV to fit the data; spectra: " + spectra(adjusted) + ".");
	}

	private static void addCount(final String what, final Predicate<EdgeFit> condition, final List<Used> used,
		final List<String> notes)
	{
		final int spectra = spectra(used.stream().filter(u -> condition.test(u.fit)).toList());
		if (spectra > 0) notes.add(what + "; spectra: " + spectra + ".");
	}

	private static int spectra(final List<Used> used) {
		return used.stream().mapToInt(Used::spectra).sum();
	}
}
