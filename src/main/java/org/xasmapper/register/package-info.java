/**
 * Brings measured energies to the true scale: by a foil, by a part of the map that is known, or by the pre-edge.
 * <p>
 * Public API.
 */
package org.xasmapper.register;
