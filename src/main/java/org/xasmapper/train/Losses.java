package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/** The losses of RankAAE that are plain functions of arrays; each is a scalar. */
final class Losses {

	private Losses() {}

	/**
	 * Mean square of x − s x̂ with the scale s, the ratio of the means of x and x̂ of each spectrum, free within
	 * 1 ± {@code freedom}: how high a spectrum is says less than its shape.
	 */
	static NDArray reconstruction(final NDArray spectra, final NDArray decoded, final double freedom) {
		final int[] energies = { 1 };
		final NDArray scale = spectra.mean(energies, true).div(decoded.stopGradient().mean(energies, true)).clip(1 -
			freedom, 1 + freedom);
		return spectra.sub(decoded.mul(scale)).square().mean();
	}

	/** Mean square of z − encode(decode(z)) on the first {@code ranked} dimensions. */
	static NDArray mutualInformation(final NDArray codes, final NDArray recovered, final int ranked) {
		final NDIndex first = new NDIndex(":, 0:" + ranked);
		return codes.get(first).sub(recovered.get(first)).square().mean();
	}

	/**
	 * Mean square of what smoothing takes off the spectra.
	 *
	 * @param roughness {@link Smoothing#roughness}
	 */
	static NDArray smoothness(final NDArray decoded, final NDArray roughness) {
		return decoded.matMul(roughness).square().mean();
	}

	/**
	 * Cross-entropy of a discriminator that tells codes of spectra (false) from draws of N(0, I) (true).
	 *
	 * @param encoded logits of codes, {@code [batch × 1]}
	 * @param drawn logits of draws
	 */
	static NDArray adversarial(final NDArray encoded, final NDArray drawn) {
		final NDArray fooled = encoded.getNDArrayInternal().softPlus().mean();
		return fooled.add(drawn.neg().getNDArrayInternal().softPlus().mean());
	}

	/** Mean of t² (√(1 + (r / t)²) − 1), which is quadratic for residuals r well below t and linear above. */
	static NDArray pseudoHuber(final NDArray residuals, final double turn) {
		return TorchSession.times(TorchSession.times(residuals, 1 / turn).square().add(1).sqrt().sub(1).mean(), turn * turn);
	}

	/**
	 * {@link #pseudoHuber} tilted, so that it is least where the share {@code level} of the truth lies below the output: 0.5 = the median.
	 *
	 * @param residuals output − truth, {@code [heads × rows × descriptors]}
	 * @param tilts of each head, {@code [heads × 1 × 1]}, from {@link #tilt}
	 */
	static NDArray quantile(final NDArray residuals, final NDArray tilts, final double turn) {
		return pseudoHuber(residuals, turn).add(residuals.mul(tilts).mean());
	}

	/** @return slope that moves the least loss from the median to another quantile, far from which the loss rises by {@code turn} */
	static double tilt(final double level, final double turn) {
		return turn * (1 - 2 * level);
	}

	/** @return the same codes; their gradient arrives reversed and {@code strength} times as large */
	static NDArray reversed(final NDArray codes, final double strength) {
		return TorchSession.times(codes.stopGradient(), 1 + strength).sub(TorchSession.times(codes, strength));
	}
}
