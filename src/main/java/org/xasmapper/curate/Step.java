package org.xasmapper.curate;

import java.util.List;
import java.util.Map;
import org.xasmapper.spectrum.Progress;

/** A rule by which rows are removed. */
interface Step {

	/** @return such as "near duplicates" */
	String name();

	/** @return what it was told, by the names that users know */
	Map<String, Object> parameters();

	/**
	 * @param groups rows in the order of the database, by group
	 * @return the rows to remove
	 */
	List<Removal> examine(Map<String, List<Candidate>> groups, Progress progress);

	/** @return what to do if this removed everything: a sentence; the default is for steps that keep something */
	default String remedy() {
		return "Leave this step out.";
	}
}
