package org.xasmapper.train;

import java.util.List;

/**
 * One of a model's encoders with its decoder, and the networks that read descriptors from its latent code.
 *
 * @param heads networks {@code latents → descriptors}
 */
record Branch(Autoencoder autoencoder, List<TrainedNetwork> heads) {

	/** @return number of descriptors that a head reads */
	int descriptors() {
		return heads.get(0).out();
	}

	/** @return descriptors {@code [rows × heads × descriptors]} of spectra {@code [rows × points]} */
	float[] read(final float[] spectra) {
		final float[] codes = autoencoder.encode(spectra);
		final int k = descriptors();
		final int stride = heads.size() * k;
		final float[] read = new float[codes.length / autoencoder.latents() * stride];
		for (int head = 0; head < heads.size(); head++) {
			final float[] one = heads.get(head).apply(codes);
			for (int i = 0; i < one.length; i++) read[i / k * stride + head * k + i % k] = one[i];
		}
		return read;
	}
}
