package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.XasException;

/** Takes the steps of a curation one after the other, each on what the one before has left. */
public final class Curation {

	private Curation() {}

	/**
	 * @param candidates numbered in order; the list is emptied, so that spectra that are removed or scaled do not stay in
	 *          memory
	 * @throws XasException if there is no candidate, or naming the step that removed all that were left
	 */
	public static CurationResult run(final List<Candidate> candidates, final CurationSettings settings,
		final Progress progress)
	{
		if (candidates.isEmpty()) throw new XasException("The database holds no spectrum.");
		List<Candidate> left = new ArrayList<>(candidates);
		candidates.clear();
		final Map<String, Double> scales = settings.scale() ? GroupScale.apply(left) : Map.of();
		final List<StepReport> reports = new ArrayList<>();
		for (final Step step : settings.steps()) {
			progress.report("Curating: " + step.name(), 0);
			final Map<String, List<Candidate>> groups = groups(left);
			final List<Removal> removals = step.examine(groups, progress);
			progress.check();
			reports.add(StepReport.of(step, groups, removals));
			if (removals.size() == left.size()) throw nothingLeft(step, removals);
			left = without(removals, left);
		}
		return new CurationResult(left, scales, reports);
	}

	private static List<Candidate> without(final List<Removal> removals, final List<Candidate> candidates) {
		final BitSet removed = new BitSet();
		for (final Removal removal : removals) removed.set(removal.number());
		return candidates.stream().filter(candidate -> !removed.get(candidate.number())).toList();
	}

	private static XasException nothingLeft(final Step step, final List<Removal> removals) {
		final Removal first = removals.get(0);
		final String why = first.detail().isEmpty() ? first.reason() : first.reason() + " (" + first.detail() + ")";
		return new XasException("Nothing is left: the step \"" + step.name() + "\" removed all of " + removals.size() +
			" spectra, the first of them, " + first.id() + ", because it " + why + ". " + step.remedy());
	}

	static Map<String, List<Candidate>> groups(final List<Candidate> candidates) {
		final Map<String, List<Candidate>> groups = new LinkedHashMap<>();
		for (final Candidate candidate : candidates) {
			groups.computeIfAbsent(candidate.group(), group -> new ArrayList<>()).add(candidate);
		}
		return groups;
	}
}
