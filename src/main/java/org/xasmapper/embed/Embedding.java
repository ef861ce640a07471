package org.xasmapper.embed;

import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;

/** Where spectra lie in a plane or in space, and what is needed to place further spectra among them. */
public final class Embedding {

	private final Spectra spectra;
	private final float[] coordinates;
	private final UmapSettings settings;

	Embedding(final Spectra spectra, final float[] coordinates, final UmapSettings settings) {
		this.spectra = spectra;
		this.coordinates = coordinates;
		this.settings = settings;
	}

	/** @return the embedded spectra */
	public Spectra spectra() {
		return spectra;
	}

	public UmapSettings settings() {
		return settings;
	}

	/** @return number of spectra */
	public int count() {
		return spectra.count();
	}

	/** @return the shared array {@code [spectra × components]}; read only */
	public float[] coordinates() {
		return coordinates;
	}

	/**
	 * Places further spectra among these, which stay where they are.
	 *
	 * @return {@code [others × components]}
	 * @throws org.xasmapper.spectrum.XasException if they are on another energy grid; it names both
	 */
	public float[] transform(final Spectra others, final Progress progress) {
		throw new UnsupportedOperationException();
	}
}
