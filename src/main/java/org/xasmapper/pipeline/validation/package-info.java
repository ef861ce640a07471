/**
 * Validation: measured spectra whose descriptors are known, read from tables, databases or maps, go through the chain and are
 * compared with what is known of them.
 * <p>
 * Public API.
 */
package org.xasmapper.pipeline.validation;
