package org.xasmapper.curate;

import java.util.List;
import java.util.Map;

/**
 * A curated database.
 *
 * @param kept in the order of the database
 * @param scales what the spectra of each group were multiplied by; empty if they were not scaled
 * @param steps in the order in which they were taken
 */
public record CurationResult(List<Candidate> kept, Map<String, Double> scales, List<StepReport> steps) {

	/** @return the kept rows by group, in the order in which groups appear */
	public Map<String, List<Candidate>> groups() {
		return Curation.groups(kept);
	}
}
