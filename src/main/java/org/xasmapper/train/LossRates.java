package org.xasmapper.train;

/**
 * First learning rates of the autoencoder's losses, each of which has an optimiser of its own. As the optimisers are
 * adaptive, the rates and not the sizes of the losses decide what counts most. 0 leaves a loss out.
 */
public record LossRates(double adversarial, double rank, double reconstruction, double mutualInformation,
	double smoothness)
{

	/** Ratios 0.1, 1, 5, 0.1 and 0.002 to a base rate of 1e-3. */
	public static final LossRates DEFAULT = new LossRates(1e-4, 1e-3, 5e-3, 1e-4, 2e-6);
}
