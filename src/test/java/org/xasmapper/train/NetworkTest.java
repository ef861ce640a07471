package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.train.Network.Ending;

class NetworkTest {

	private static final int ROWS = 50;
	private static final int IN = 7;
	private static final int OUT = 4;

	private final SplittableRandom random = new SplittableRandom(5);
	private final float[] inputs = normal(ROWS * IN);

	@ParameterizedTest
	@EnumSource
	void trainedNetworkDoesWhatTheNetworkInTrainingDoes(final Ending ending) {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final Network network = network(session, ending);
			final NDArray batch = session.manager().create(inputs, new Shape(ROWS, IN));
			final float[] expected = network.forward(batch).toFloatArray();
			assertArrayEquals(expected, network.trained(batch).apply(inputs), 2e-5f);
		}
	}

	@ParameterizedTest
	@EnumSource
	void gradientIsThatOfFiniteDifferences(final Ending ending) {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final Network network = network(session, ending);
			final NDArray batch = session.manager().create(inputs, new Shape(ROWS, IN));
			final NDArray weights = session.manager().create(normal(ROWS * OUT), new Shape(ROWS, OUT));
			try (GradientCollector collector = session.collectGradients()) {
				collector.backward(network.forward(batch).mul(weights).sum());
			}
			final float[] gradient = network.parameters().getGradient().toFloatArray();
			for (int i = 0; i < gradient.length; i += 11) {
				final double step = 2e-3;
				final double up = loss(network, batch, weights, i, step);
				final double down = loss(network, batch, weights, i, -step);
				assertEquals((up - down) / (2 * step), gradient[i], 0.02 + 0.02 * Math.abs(gradient[i]), "parameter " + i);
			}
		}
	}

	@Test
	void anOptimizerStepGoesDownhillAndClearsTheGradient() {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final Network network = network(session, Ending.PLAIN);
			final NDArray batch = session.manager().create(inputs, new Shape(ROWS, IN));
			final Phase phase = new Phase(session, 0.01, network);
			final double first = phase.step(1, () -> network.forward(batch).square().mean());
			assertEquals(0, network.parameters().getGradient().abs().sum().getFloat());
			double last = first;
			for (int step = 0; step < 10; step++) {
				final double loss = phase.step(1, () -> network.forward(batch).square().mean());
				assertTrue(loss < last, "step " + step);
				last = loss;
			}
		}
	}

	private Network network(final TorchSession session, final Ending ending) {
		return new Network(new int[] { IN, 6, 5, OUT }, ending, session.manager(), random);
	}

	private static double loss(final Network network, final NDArray batch, final NDArray weights, final int i,
		final double step)
	{
		final float[] change = new float[(int) network.parameters().size()];
		change[i] = (float) step;
		final NDArray changed = batch.getManager().create(change);
		network.parameters().addi(changed);
		final double loss = network.forward(batch).mul(weights).sum().getFloat();
		network.parameters().subi(changed);
		return loss;
	}

	private float[] normal(final int size) {
		final float[] values = new float[size];
		for (int i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
		return values;
	}
}
