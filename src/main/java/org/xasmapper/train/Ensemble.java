package org.xasmapper.train;

import java.util.Arrays;
import java.util.List;

/**
 * Trained networks that read descriptors from the latent code. The deviation of each member from their mean is scaled
 * by the calibration, which leaves the mean as it is and makes the standard deviation the error bar.
 *
 * @param members networks {@code latents → descriptors}
 * @param calibration scale of each descriptor's deviations
 */
record Ensemble(List<TrainedNetwork> members, float[] calibration) {

	/** Members whose spread is taken as it is. */
	static Ensemble uncalibrated(final List<TrainedNetwork> members) {
		final float[] ones = new float[members.get(0).out()];
		Arrays.fill(ones, 1);
		return new Ensemble(members, ones);
	}

	/** @return predictions {@code [rows × members × descriptors]} of codes {@code [rows × latents]} */
	float[] apply(final float[] codes) {
		final int k = calibration.length;
		final int stride = members.size() * k;
		final float[] all = new float[codes.length / members.get(0).in() * stride];
		for (int member = 0; member < members.size(); member++) {
			final float[] one = members.get(member).apply(codes);
			for (int i = 0; i < one.length; i++) all[i / k * stride + member * k + i % k] = one[i];
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
