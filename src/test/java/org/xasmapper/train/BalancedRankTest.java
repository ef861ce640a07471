package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedRankTest {

	private static final int LATENTS = 3;
	private static final int RANKED = 2;
	private static final int BATCH = 40;

	private final float[] codes = new float[BATCH * LATENTS];
	private final float[] descriptors = new float[BATCH * RANKED];

	BalancedRankTest() {
		final Random random = new Random(3);
		// No two codes are so near that the small steps of the finite differences change their order.
		final List<Integer> order = new ArrayList<>(IntStream.range(0, codes.length).boxed().toList());
		Collections.shuffle(order, random);
		for (int i = 0; i < codes.length; i++) codes[i] = 0.04f * order.get(i) - 2;
		for (int i = 0; i < descriptors.length; i++) {
			descriptors[i] = random.nextInt(8) == 0 ? Float.NaN : random.nextInt(4);
		}
	}

	@Test
	void gradientTimesCodesIsTheLossOverPairs() {
		final float[] gradient = BalancedRank.gradient(codes, LATENTS, descriptors, RANKED);
		double product = 0;
		for (int i = 0; i < codes.length; i++) product += gradient[i] * (double) codes[i];
		assertEquals(naive(codes), product, 1e-6);
	}

	@Test
	void gradientIsThatOfFiniteDifferences() {
		final float[] gradient = BalancedRank.gradient(codes, LATENTS, descriptors, RANKED);
		final float step = 1e-2f;
		for (int i = 0; i < codes.length; i++) {
			final float[] up = codes.clone();
			final float[] down = codes.clone();
			up[i] += step;
			down[i] -= step;
			assertEquals((naive(up) - naive(down)) / (up[i] - (double) down[i]), gradient[i], 1e-5, "code " + i);
		}
	}

	@Test
	void dimensionsWithoutDescriptorAreFree() {
		final float[] gradient = BalancedRank.gradient(codes, LATENTS, descriptors, RANKED);
		for (int i = 0; i < BATCH; i++) assertEquals(0, gradient[i * LATENTS + RANKED]);
	}

	/** The loss as its definition says, pair by pair. */
	private double naive(final float[] z) {
		double loss = 0;
		for (int d = 0; d < RANKED; d++) {
			final double[] sum = new double[2];
			final int[] count = new int[2];
			for (int i = 0; i < BATCH; i++) {
				for (int j = 0; j < BATCH; j++) {
					final double sign = Math.signum(descriptors[i * RANKED + d] - descriptors[j * RANKED + d]);
					if (i == j || Double.isNaN(sign) || sign == 0) continue;
					final double product = sign * ((double) z[i * LATENTS + d] - z[j * LATENTS + d]);
					final int side = product > 0 ? 0 : 1;
					sum[side] += product;
					count[side]++;
				}
			}
			loss -= (sum[0] / count[0] + sum[1] / count[1]) / 2 / RANKED;
		}
		return loss;
	}
}
