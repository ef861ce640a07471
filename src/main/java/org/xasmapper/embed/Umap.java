package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Uniform manifold approximation and projection (McInnes, Healy, Melville 2018, arXiv:1802.03426). */
public final class Umap {

	private Umap() {}

	/**
	 * @return an embedding of all the spectra
	 * @throws org.xasmapper.spectrum.XasException if there are too few spectra, all are equal, or one has NaN
	 */
	public static Embedding embed(final Spectra spectra, final UmapSettings settings, final Progress progress) {
		throw new UnsupportedOperationException();
	}
}
