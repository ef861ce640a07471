package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.Progress;

class LossesTest {

	@Test
	void reconstructionForgivesHeightWithinItsFreedomOnly() {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDManager manager = session.manager();
			final NDArray spectra = manager.create(new float[][] { { 1, 2, 3 } });
			assertEquals(0, Losses.reconstruction(spectra, spectra.div(1.04f), 0.05).getFloat(), 1e-12);
			// A scale of 1.05 is as far as it goes: 1 − 1.05 / 1.25 = 0.16 of (1² + 2² + 3²) / 3 is left.
			assertEquals(0.16 * 0.16 * 14 / 3, Losses.reconstruction(spectra, spectra.div(1.25f), 0.05).getFloat(), 1e-6);
		}
	}

	@Test
	void mutualInformationLooksAtRankedDimensionsOnly() {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDArray codes = session.manager().create(new float[][] { { 1, 2, 3 }, { 4, 5, 6 } });
			final NDArray recovered = session.manager().create(new float[][] { { 2, 2, 9 }, { 4, 3, -9 } });
			assertEquals((1 + 0 + 0 + 4) / 4.0, Losses.mutualInformation(codes, recovered, 2).getFloat(), 1e-6);
		}
	}

	@Test
	void adversarialLossIsTheCrossEntropy() {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDArray encoded = session.manager().create(new float[][] { { 0.3f }, { -2 } });
			final NDArray drawn = session.manager().create(new float[][] { { 1.5f }, { -0.5f } });
			final double expected = -(Math.log(1 - sigmoid(0.3)) + Math.log(1 - sigmoid(-2)) + Math.log(sigmoid(1.5)) + Math
				.log(sigmoid(-0.5))) / 2;
			assertEquals(expected, Losses.adversarial(encoded, drawn).getFloat(), 1e-6);
		}
	}

	/** Of 0, 1, … 99 a quarter lies below 24.5, and three quarters below 74.5. */
	@Test
	void theQuantileLossIsLeastWhereItsShareOfTheTruthLiesBelow() {
		for (final double level : new double[] { 0.25, 0.5, 0.75 }) {
			final double quantile = 100 * level - 0.5;
			final double least = quantileLoss(quantile, level);
			for (final double off : new double[] { -3, 3 }) assertTrue(quantileLoss(quantile + off, level) > least + 1e-4, level + ", " + off);
		}
	}

	private static double quantileLoss(final double output, final double level) {
		final double turn = 0.5;
		final float[] residuals = new float[100];
		for (int i = 0; i < residuals.length; i++) residuals[i] = (float) (output - i);
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDArray one = session.manager().create(residuals).reshape(1, 100, 1);
			final NDArray tilts = session.manager().create(new float[] { (float) Losses.tilt(level, turn) }).reshape(1, 1, 1);
			return Losses.quantile(one, tilts, turn).getFloat();
		}
	}

	@Test
	void reversedCodesAreTheSameWithAReversedGradient() {
		try (TorchSession session = TorchSession.open(Progress.NONE)) {
			final NDArray codes = session.manager().create(new float[] { 1, -2 });
			codes.setRequiresGradient(true);
			try (GradientCollector collector = session.collectGradients()) {
				final NDArray reversed = Losses.reversed(codes, 0.5);
				assertEquals(-2, reversed.getFloat(1), 1e-6);
				collector.backward(reversed.mul(3).sum());
			}
			assertEquals(-1.5, codes.getGradient().getFloat(0), 1e-6);
		}
	}

	@Test
	void aStraightSpectrumIsSmoothAwayFromItsEnds() {
		final int points = 61;
		final float[] roughness = Smoothing.roughness(points, 3);
		for (int to = 16; to < points - 16; to++) {
			double off = 0;
			for (int from = 0; from < points; from++) off += (2 + 0.1 * from) * roughness[from * points + to];
			assertEquals(0, off, 1e-5, "energy " + to);
		}
	}

	private static double sigmoid(final double x) {
		return 1 / (1 + Math.exp(-x));
	}
}
