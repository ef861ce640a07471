package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step did.
 *
 * @param step such as "near duplicates"
 * @param parameters what it was told, by name
 * @param groups those that were there before it, in order
 * @param removals in order
 */
public record StepReport(String step, Map<String, Object> parameters, List<GroupCount> groups, List<Removal> removals) {

	static StepReport of(final Step step, final Map<String, List<Candidate>> groups, final List<Removal> removals) {
		final Map<String, Map<String, Integer>> reasons = new LinkedHashMap<>();
		for (final Removal removal : removals) {
			reasons.computeIfAbsent(removal.group(), group -> new TreeMap<>()).merge(removal.reason(), 1,
				Integer::sum);
		}
		final List<GroupCount> counts = new ArrayList<>();
		groups.forEach((group, members) -> {
			final Map<String, Integer> why = reasons.getOrDefault(group, Map.of());
			final int removed = why.values().stream().mapToInt(Integer::intValue).sum();
			counts.add(new GroupCount(group, members.size(), removed, members.size() - removed, why));
		});
		return new StepReport(step.name(), step.parameters(), counts, removals);
	}

	public int before() {
		return groups.stream().mapToInt(GroupCount::before).sum();
	}

	public int removed() {
		return removals.size();
	}

	public int after() {
		return before() - removed();
	}
}
