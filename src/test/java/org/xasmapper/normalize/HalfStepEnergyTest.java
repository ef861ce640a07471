package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.EnergyGrid;

class HalfStepEnergyTest {

	private static final EnergyGrid GRID = Edges.GRID;
	private static final FitRanges RANGES = FitRanges.around(GRID, GRID.nearest(4980), NormalizationSettings
		.automatic());

	@Test
	void straightEdgesAreExactBetweenGridPoints() {
		final float[] edge = new float[GRID.size()];
		for (int k = 0; k < edge.length; k++) {
			edge[k] = (float) Math.min(1, Math.max(0, 0.5 + (GRID.energy(k) - 4980.37) / 10));
		}
		assertEquals(4980.37, find(edge), 1e-3);
	}

	@Test
	void shiftsShowUndiminishedAndWithoutTheGridsSteps() {
		final double first = find(normalized(4978));
		for (double shift = 0.1; shift < 2; shift += 0.1) {
			assertEquals(shift, find(normalized(4978 + shift)) - first, 0.02, "shift " + shift);
		}
	}

	@Test
	void preEdgePeaksAreNotTakenForTheEdge() {
		final float[] mu = normalized(4980);
		for (int k = GRID.nearest(4966); k < GRID.nearest(4970); k++) mu[k] += 0.5f;
		assertEquals(find(normalized(4980)), find(mu), 1e-9);
	}

	@Test
	void noisyPixelsScatterFarLessThanTheMaximumOfTheDerivative() {
		final EdgeFinder finder = new EdgeFinder(GRID);
		double ours = 0;
		double derivative = 0;
		for (int i = 0; i < 200; i++) {
			final float[] noisy = Edges.noisy(normalized(4980), 0.05, i);
			ours += Math.pow(find(noisy) - find(normalized(4980)), 2);
			derivative += Math.pow(GRID.energy(finder.find(noisy, 0)) - 4980, 2);
		}
		assertTrue(ours < 0.05 * derivative, ours + " against " + derivative);
		assertTrue(Math.sqrt(ours / 200) < 0.2, "rms " + Math.sqrt(ours / 200) + " eV");
	}

	@Test
	void spectraThatNeverRiseHaveNone() {
		assertTrue(Double.isNaN(find(new float[GRID.size()])));
		final float[] high = new float[GRID.size()];
		Arrays.fill(high, 1);
		assertTrue(Double.isNaN(find(high)));
	}

	private static double find(final float[] normalized) {
		return new HalfStepEnergy(GRID).find(normalized, 0, RANGES);
	}

	/** An edge without background. */
	private static float[] normalized(final double e0) {
		final float[] mu = Edges.spectrum(e0, 1);
		for (int k = 0; k < mu.length; k++) mu[k] -= (float) (0.8 - 0.003 * (GRID.energy(k) - e0));
		return mu;
	}
}
