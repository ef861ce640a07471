package org.xasmapper.train;

/** A trained encoder with its decoder. */
record Autoencoder(TrainedNetwork encoder, TrainedNetwork decoder) {

	/** @return codes {@code [rows × latents]} of spectra {@code [rows × points]} */
	float[] encode(final float[] spectra) {
		return encoder.apply(spectra);
	}

	/** @return spectra {@code [rows × points]} of codes {@code [rows × latents]} */
	float[] decode(final float[] codes) {
		return decoder.apply(codes);
	}

	int latents() {
		return encoder.out();
	}
}
