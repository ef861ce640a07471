package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.UncertaintyPart;

class SdmDifferenceTest {

	private static final ModelCard CARD = ModelSource.open("ti-k-edge").card();
	private static final float NAN = Float.NaN;

	private static Prediction prediction(final float[][] mean, final float[][] std) {
		return new Prediction(CARD, mean, ErrorBudget.ofEnsemble(std), new float[0][], new float[] { 0, 0, 0 }, new float[0], 2, 0);
	}

	private final Prediction with = prediction(new float[][] { { 4, 4, NAN }, { 6, 5, NAN } }, new float[][] { { 0.1f, 0.1f, NAN },
		{ 0.3f, 0.3f, NAN } });
	private final Prediction without = prediction(new float[][] { { 3.7f, 3.1f, NAN }, { 5.5f, 5, NAN } }, new float[][] { { 0.2f, 0.2f,
		NAN }, { 0.2f, 0.2f, NAN } });

	@Test
	void differencesAreInUnitsOfBothBars() {
		final List<SdmDifference> differences = SdmDifference.of(with, without);
		assertArrayEquals(new float[] { 1, 3, NAN }, differences.get(0).map(), 1e-5f);
		assertArrayEquals(new float[] { 1, 0, NAN }, differences.get(1).map(), 1e-5f);
		assertEquals(0.5, SdmDifference.of(with, prediction(new float[][] { { 3.8f, 3.1f, NAN }, { 6, 5, NAN } }, without.std())).get(0)
			.beyond());
	}

	@Test
	void theLineTellsWhereAndByHowMuch() {
		final List<SdmDifference> differences = SdmDifference.of(with, prediction(new float[][] { { 3.8f, 3.1f, NAN }, { 6, 5, NAN } },
			without.std()));
		assertEquals("OS differs with and without SDM by more than both error bars together at 50.0 % of the pixels, there by +0.90 in " +
			"the median.", differences.get(0).line());
		assertEquals("CN is the same with and without SDM, within both error bars together, at all pixels.", differences.get(1).line());
	}

	/** The budget puts the difference into the choice of the basis; in the bar it would hide itself. */
	@Test
	void theChoiceOfTheBasisIsNotInTheBars() {
		final ErrorBudget more = with.errors().with(UncertaintyPart.BASIS, new float[][] { { 0, 0.6f, NAN }, { 0, 0, NAN } });
		assertArrayEquals(new float[] { 1, 3, NAN }, SdmDifference.of(with.withErrors(more), without).get(0).map(), 1e-4f);
	}

	@Test
	void withoutErrorBarsThereIsNothingToCompareWith() {
		final float[][] none = { { NAN, NAN, NAN }, { NAN, NAN, NAN } };
		assertEquals(List.of(), SdmDifference.of(prediction(with.mean(), none), without));
	}
}
