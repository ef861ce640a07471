/** What energies mean: the table of absorption edges, whether a scan holds one, and in which order its energies were measured. Public API. */
package org.xasmapper.spectrum.energies;
