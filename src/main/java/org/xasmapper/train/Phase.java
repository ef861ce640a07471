package org.xasmapper.train;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One of the losses that take turns, with an optimiser of its own for each network that it trains. */
final class Phase {

	private final TorchSession session;
	private final double firstRate;
	private final List<AdamW> optimizers;

	/** @param firstRate learning rate at the start of the training; 0 = leave this loss out */
	Phase(final TorchSession session, final double firstRate, final Trainable... trained) {
		this.session = session;
		this.firstRate = firstRate;
		optimizers = Stream.of(trained).map(trainable -> new AdamW(trainable, session.manager())).toList();
	}

	/**
	 * @param schedule share of the first rate that is left, 0 to 1
	 * @param loss computes the loss from the networks
	 * @return its value before the step
	 */
	double step(final double schedule, final Supplier<NDArray> loss) {
		if (firstRate == 0) return 0;
		final double value;
		try (GradientCollector collector = session.collectGradients()) {
			final NDArray scalar = loss.get();
			collector.backward(scalar);
			value = scalar.getFloat();
		}
		optimizers.forEach(optimizer -> optimizer.step(firstRate * schedule));
		return value;
	}
}
