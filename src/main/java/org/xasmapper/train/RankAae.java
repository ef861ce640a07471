package org.xasmapper.train;

import java.util.Arrays;
import java.util.List;

/**
 * A trained model: encoders, each with a decoder and heads that read descriptors from its code. All heads together are the
 * members of one ensemble. The deviation of each member from their mean is scaled by the calibration, which leaves the mean as it
 * is and makes the standard deviation the error bar.
 *
 * @param branches the first one's code and decoder are the model's
 * @param calibration scale of each descriptor's deviations
 */
record RankAae(List<Branch> branches, float[] calibration) {

	/** Members whose spread is taken as it is. */
	static RankAae uncalibrated(final List<Branch> branches) {
		final float[] ones = new float[branches.get(0).descriptors()];
		Arrays.fill(ones, 1);
		return new RankAae(List.copyOf(branches), ones);
	}

	/** @return what encodes and decodes */
	Autoencoder autoencoder() {
		return branches.get(0).autoencoder();
	}

	int members() {
		return branches.stream().mapToInt(branch -> branch.heads().size()).sum();
	}

	/** @return predictions {@code [rows × members × descriptors]} of spectra {@code [rows × points]} */
	float[] predict(final float[] spectra) {
		final int k = calibration.length;
		final int stride = members() * k;
		final float[] all = new float[spectra.length / autoencoder().encoder().in() * stride];
		int offset = 0;
		for (final Branch branch : branches) {
			final float[] read = branch.read(spectra);
			final int width = branch.heads().size() * k;
			for (int row = 0; row < read.length / width; row++) System.arraycopy(read, row * width, all, row * stride + offset, width);
			offset += width;
		}
		for (int from = 0; from < all.length; from += stride) {
			for (int d = 0; d < k; d++) calibrate(all, from + d, from + stride, k, calibration[d]);
		}
		return all;
	}

	private static void calibrate(final float[] all, final int from, final int to, final int step, final float scale) {
		double sum = 0;
		for (int i = from; i < to; i += step) sum += all[i];
		final double mean = sum / ((to - from + step - 1) / step);
		for (int i = from; i < to; i += step) all[i] = (float) (mean + scale * (all[i] - mean));
	}
}
