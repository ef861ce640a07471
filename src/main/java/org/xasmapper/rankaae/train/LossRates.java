package org.xasmapper.rankaae.train;

/** Learning rates of the losses' optimisers at the start of a training. */
public record LossRates(double adversarial, double rank, double reconstruction, double mutualInformation,
	double smoothness)
{
	public static final LossRates DEFAULT = new LossRates(5e-4, 1e-3, 2e-3, 5e-4, 2e-5);
}
