package org.xasmapper.curate;

/**
 * A row that was removed.
 *
 * @param reason the same for all rows that were removed for it
 * @param detail what is this row's own, such as the id of the row that it duplicates; may be empty
 */
public record Removal(Candidate candidate, String reason, String detail) {}
