package org.xasmapper.normalize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.normalize.EdgeFit.Coefficients;

class EdgeFitTest {

	private static final int E0_INDEX = 80;
	private static final NormalizationSettings SETTINGS = NormalizationSettings.automatic().withE0(4980);

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void agreesWithAFitPerSpectrum(final int degree) {
		final FitRanges ranges = FitRanges.around(Edges.GRID, E0_INDEX, SETTINGS.withDegree(degree));
		final float[] mu = Edges.noisy(Edges.spectrum(4980, 0.7), 0.02, 1579);
		final float[] naive = new float[mu.length];
		final double step = NaiveNormalization.normalize(Edges.GRID, E0_INDEX, ranges, mu, 0, naive);

		final EdgeFit fit = new EdgeFit(Edges.GRID, E0_INDEX, ranges, true);
		final Coefficients coefficients = new Coefficients();
		fit.fit(mu, 0, coefficients);
		assertEquals(step, coefficients.edgeStep(), 1e-10);
		final float[] normalized = new float[mu.length];
		fit.normalize(mu, 0, coefficients, normalized);
		assertArrayEquals(naive, normalized, 1e-6f);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void backgroundAndHeightDoNotMatter(final int degree) {
		final EdgeFit fit = new EdgeFit(Edges.GRID, E0_INDEX, FitRanges.around(Edges.GRID, E0_INDEX, SETTINGS.withDegree(
			degree)), true);
		final float[] mu = Edges.spectrum(4980, 0.7);
		final float[] other = new float[mu.length];
		for (int k = 0; k < mu.length; k++) other[k] = (float) (3 * mu[k] + 0.5 - 0.01 * (Edges.GRID.energy(k) - 4980));
		assertArrayEquals(normalized(fit, mu), normalized(fit, other), 5e-6f);
	}

	@Test
	void fourPostEdgeSamplesAreNotFlattenedAsInLarch() {
		final FitRanges ranges = FitRanges.around(Edges.GRID, E0_INDEX, SETTINGS.withPostEdge(20, 22).withDegree(1));
		final EdgeFit fit = new EdgeFit(Edges.GRID, E0_INDEX, ranges, true);
		assertFalse(fit.flattens());
		final float[] mu = Edges.spectrum(4980, 1);
		assertArrayEquals(normalized(new EdgeFit(Edges.GRID, E0_INDEX, ranges, false), mu), normalized(fit, mu));
	}

	private static float[] normalized(final EdgeFit fit, final float[] mu) {
		final Coefficients coefficients = new Coefficients();
		fit.fit(mu, 0, coefficients);
		final float[] normalized = new float[mu.length];
		fit.normalize(mu, 0, coefficients, normalized);
		return normalized;
	}
}
