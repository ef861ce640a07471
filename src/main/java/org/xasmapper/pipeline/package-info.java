/** Chains the numeric rooms into what a command does: what goes in is a cube and settings, what comes out a report. Public API. */
package org.xasmapper.pipeline;
