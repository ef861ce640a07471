package org.xasmapper.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.ModelSource;

class NarrowBasisTest {

	private static final float NAN = Float.NaN;

	/** All basis spectra are 4+ and the value without SDM is 3.3 ± 1.1: with SDM it is 3.97 ± √(1.1² + 0.67²). */
	@Test
	void whatTheBasisCannotShowIsKnownFromTheMeasuredSpectraAlone() {
		final float[] lacking = lacking(new float[] { 3.99f, 4 });
		final double total = Math.hypot(0.05, lacking[0]);
		assertArrayEquals(new double[] { Math.hypot(1.1, 0.67) }, new double[] { total }, 1e-5);
	}

	@Test
	void theErrorOfAValueThatIsKnownBetterThanTheBasisSpansStays() {
		assertArrayEquals(new float[] { 0, NAN }, new float[] { lacking(new float[] { 3.5f, 4 })[1], lacking(new float[] { 3.5f,
			4 })[2] });
	}

	@Test
	void aBasisThatSpansMoreLacksNothing() {
		assertArrayEquals(new float[] { 0, 0, NAN }, lacking(new float[] { 2, 4 }));
	}

	/** @return of pixels with 3.3 ± 1.1, 3.9 ± 0.1 and nothing without SDM */
	private static float[] lacking(final float[] basis) {
		final Prediction with = prediction(new float[] { 3.97f, 3.97f, NAN }, 0.05f, 0.05f, NAN);
		final Prediction without = prediction(new float[] { 3.3f, 3.9f, NAN }, 1.1f, 0.1f, NAN);
		return NarrowBasis.of(new float[][] { basis }, with, with.errors(), without)[0];
	}

	private static Prediction prediction(final float[] mean, final float... std) {
		return new Prediction(ModelSource.open("ti-k-edge").card(), new float[][] { mean }, ErrorBudget.ofEnsemble(
			new float[][] { std }), new float[0][], mean, new float[0], mean.length, 0);
	}
}
