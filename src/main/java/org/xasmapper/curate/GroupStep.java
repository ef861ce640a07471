package org.xasmapper.curate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Workers;

/** A step that looks at each group by itself; several groups are looked at in parallel. */
interface GroupStep extends Step {

	/** @return the rows of a group to remove, in order */
	List<Removal> examine(List<Candidate> group, Progress progress);

	@Override
	default List<Removal> examine(final Map<String, List<Candidate>> groups, final Progress progress) {
		final List<List<Candidate>> members = List.copyOf(groups.values());
		final List<List<Removal>> removals = new ArrayList<>(Collections.nCopies(members.size(), List.of()));
		final AtomicInteger done = new AtomicInteger();
		Workers.run(members.size(), Workers.available(), () -> g -> {
			progress.check();
			removals.set(g, examine(members.get(g), progress));
			progress.report("Curating: " + name(), (double) done.incrementAndGet() / members.size());
		});
		return removals.stream().flatMap(List::stream).toList();
	}
}
