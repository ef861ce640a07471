/** Spectral stacks as ImageJ images: opening, saving, their labels, properties and selections. With its sub-rooms the only one that knows ImageJ. Public API: {@code SpectralStack}, {@code StackMetadata} and {@code TiffFiles}. */
package org.xasmapper.ij;
