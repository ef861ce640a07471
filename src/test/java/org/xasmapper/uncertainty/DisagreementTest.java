package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.ModelSource;

class DisagreementTest {

	/** Bars of 0.3 and 0.4 explain a difference of 0.5, of 1 they leave √(1 − 0.25) unexplained. */
	@Test
	void onlyWhatTheBarsDoNotExplainCounts() {
		final Prediction with = prediction(0.3f, 3, 3, Float.NaN);
		final Prediction without = prediction(0.4f, 3.5f, 4, 4);
		final float[] std = Disagreement.of(with, with.errors(), without)[0];
		assertEquals(0, std[0], 1e-3);
		assertEquals(Math.sqrt(0.75 / 2), std[1], 1e-6);
		assertTrue(Float.isNaN(std[2]));
	}

	private static Prediction prediction(final float bar, final float... mean) {
		final float[][] std = { { bar, bar, Float.isNaN(mean[2]) ? Float.NaN : bar } };
		return new Prediction(ModelSource.open("ti-k-edge").card(), new float[][] { mean }, ErrorBudget.ofEnsemble(std), new float[0][],
			mean, new float[0], 3, 0);
	}
}
