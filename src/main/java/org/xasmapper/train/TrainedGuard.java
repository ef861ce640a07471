package org.xasmapper.train;

import org.xasmapper.model.Guard;

/**
 * What tells spectra that a model knows from others.
 *
 * @param network from a spectrum to the logit of its trust
 * @param guard how well it does so
 */
record TrainedGuard(TrainedNetwork network, Guard guard) {

	/** @return trust, 0 to 1, of spectra {@code [rows × points]} */
	float[] trust(final float[] spectra) {
		final float[] trust = network.apply(spectra);
		for (int i = 0; i < trust.length; i++) trust[i] = (float) (1 / (1 + Math.exp(-trust[i])));
		return trust;
	}
}
