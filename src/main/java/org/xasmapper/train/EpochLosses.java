package org.xasmapper.train;

import java.util.Locale;

/**
 * Losses of one epoch, each the mean over its batches.
 *
 * @param validation the loss that decides when to stop, NaN before it was first computed
 */
public record EpochLosses(int epoch, double adversarial, double rank, double reconstruction,
	double mutualInformation, double smoothness, double validation)
{

	/** Titles of the columns of {@link #row()}. */
	static final String HEADER = "epoch,adversarial,rank,reconstruction,mutual_information,smoothness,validation";

	/** @return a line of a CSV file; empty where NaN */
	String row() {
		return String.format(Locale.ROOT, "%d,%.6g,%.6g,%.6g,%.6g,%.6g,", epoch, adversarial, rank, reconstruction,
			mutualInformation, smoothness) + (Double.isNaN(validation) ? "" : String.format(Locale.ROOT, "%.6g", validation));
	}

	EpochLosses validated(final double loss) {
		return new EpochLosses(epoch, adversarial, rank, reconstruction, mutualInformation, smoothness, loss);
	}
}
