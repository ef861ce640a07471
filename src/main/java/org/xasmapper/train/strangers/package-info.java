/**
 * Spectra that a model does not know, from which its guard learns what to refuse. {@link org.xasmapper.train.strangers.Stranger}
 * lists the kinds, {@link org.xasmapper.train.strangers.Strangers} draws them. There are no simulated metals, chlorides or organometallics
 * to learn from, so their marks are drawn: low edges with a shoulder, weak oscillations of long distances, other distances.
 * <p>
 * A kind must be one that can be told from what is known at all: weak distortions, and lines where known spectra have theirs, are
 * none.
 * <p>
 * Public API.
 */
package org.xasmapper.train.strangers;
