/** Spectral stacks as ImageJ images: opening, saving, their labels, properties and selections. With its sub-rooms the only one that knows ImageJ. */
package org.xasmapper.ij;
