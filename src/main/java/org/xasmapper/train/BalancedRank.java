package org.xasmapper.train;

import java.util.Arrays;

/**
 * The rank loss: −mean over pairs of sign(dᵢ − dⱼ)(zᵢ − zⱼ), where concordant pairs, whose code is ordered as the
 * descriptor is, and discordant ones count half each, however few they are. A missing descriptor takes part in no
 * pair. Between changes of order the loss is linear in the code, so its gradient is a table of coefficients.
 */
final class BalancedRank {

	private BalancedRank() {}

	/**
	 * @param codes {@code [batch × latents]}; latent dimension d is ranked by descriptor d
	 * @param descriptors {@code [batch × ranked]}, NaN = missing
	 * @return the loss's derivatives by the codes, {@code [batch × latents]}; their scalar product with the codes is
	 *         the loss, averaged over descriptors
	 */
	static float[] gradient(final float[] codes, final int latents, final float[] descriptors, final int ranked) {
		final int batch = codes.length / latents;
		final float[] gradient = new float[codes.length];
		final double[] concordant = new double[batch];
		final double[] discordant = new double[batch];
		for (int d = 0; d < ranked; d++) {
			final long[] pairs = pull(column(codes, latents, d), column(descriptors, ranked, d), concordant, discordant);
			for (int i = 0; i < batch; i++) {
				final double pull = concordant[i] / Math.max(1, pairs[0]) + discordant[i] / Math.max(1, pairs[1]);
				gradient[i * latents + d] = (float) (-pull / (2 * ranked));
			}
		}
		return gradient;
	}

	/**
	 * @param concordant receives Σⱼ sign(dᵢ − dⱼ) over the pairs in the right order
	 * @param discordant the same over those in the wrong one
	 * @return number of concordant and of discordant pairs
	 */
	private static long[] pull(final float[] code, final float[] descriptor, final double[] concordant,
		final double[] discordant)
	{
		Arrays.fill(concordant, 0);
		Arrays.fill(discordant, 0);
		final long[] pairs = new long[2];
		for (int i = 0; i < code.length; i++) {
			for (int j = 0; j < i; j++) {
				final float difference = descriptor[i] - descriptor[j];
				if (difference == 0 || Float.isNaN(difference)) continue;
				final double sign = Math.signum(difference);
				final boolean right = sign * (code[i] - code[j]) > 0;
				final double[] side = right ? concordant : discordant;
				side[i] += sign;
				side[j] -= sign;
				pairs[right ? 0 : 1]++;
			}
		}
		return pairs;
	}

	private static float[] column(final float[] rows, final int columns, final int column) {
		final float[] values = new float[rows.length / columns];
		for (int i = 0; i < values.length; i++) values[i] = rows[i * columns + column];
		return values;
	}
}
