/**
 * The only room that touches ImageJ: spectral stacks as windows and TIFF files, maps with their look-up tables,
 * and what plain ImageJ needs in order to run, record and batch the commands that Fiji runs by itself.
 */
package org.xasmapper.ij;
