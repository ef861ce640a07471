package org.xasmapper.rankaae.train;

/**
 * Losses of one epoch, each the mean over its batches.
 *
 * @param validation the loss that decides when to stop, NaN before it was first computed
 */
public record EpochLosses(int epoch, double adversarial, double rank, double reconstruction,
	double mutualInformation, double smoothness, double validation)
{

	EpochLosses validated(final double loss) {
		return new EpochLosses(epoch, adversarial, rank, reconstruction, mutualInformation, smoothness, loss);
	}
}
