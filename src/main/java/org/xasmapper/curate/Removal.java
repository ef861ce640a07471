package org.xasmapper.curate;

/**
 * A row that was removed; its spectrum is forgotten.
 *
 * @param number place in the database, from 0
 * @param reason the same for all rows that were removed for it
 * @param detail what is this row's own, such as the id of the row that it duplicates; may be empty
 */
public record Removal(int number, String id, String group, String reason, String detail) {

	Removal(final Candidate candidate, final String reason, final String detail) {
		this(candidate.number(), candidate.id(), candidate.group(), reason, detail);
	}
}
