/**
 * From counts to absorption: what a detector saw behind a sample, or of its fluorescence, by what came before it.
 * <p>
 * Public API.
 */
package org.xasmapper.absorption;
