package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Gradient descent with adaptive moments and decoupled weight decay (Loshchilov and Hutter 2019) of one network's
 * parameters for one loss.
 */
final class AdamW {

	private static final double FIRST_DECAY = 0.9;
	private static final double SECOND_DECAY = 0.999;
	private static final float EPSILON = 1e-8f;
	private static final float WEIGHT_DECAY = 0.01f;

	private final Trainable trainable;
	private final NDArray mean;
	private final NDArray square;
	private int steps;

	AdamW(final Trainable trainable, final NDManager manager) {
		this.trainable = trainable;
		mean = manager.zeros(trainable.parameters().getShape());
		square = manager.zeros(trainable.parameters().getShape());
	}

	/** Follows the gradient that has been collected, and clears it. */
	void step(final double rate) {
		steps++;
		final NDArray parameters = trainable.parameters();
		final double corrected = rate * Math.sqrt(1 - Math.pow(SECOND_DECAY, steps)) / (1 - Math.pow(FIRST_DECAY, steps));
		try (NDArray gradient = parameters.getGradient()) {
			parameters.getNDArrayInternal().adamUpdate(new NDList(parameters, gradient, mean, square), new NDList(parameters),
				(float) rate, (float) corrected, WEIGHT_DECAY, 1, -1, (float) FIRST_DECAY, (float) SECOND_DECAY, EPSILON, false,
				true);
			clear(gradient);
		}
	}

	private static void clear(final NDArray gradient) {
		// Arrays made of a gradient live as long as the parameters unless they are closed.
		try (NDArray same = gradient.duplicate()) {
			gradient.subi(same);
		}
	}
}
