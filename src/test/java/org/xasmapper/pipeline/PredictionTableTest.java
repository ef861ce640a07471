package org.xasmapper.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.Prediction;
import org.xasmapper.spectrum.Table;

class PredictionTableTest {

	private static final ModelCard CARD = ModelSource.open("ti-k-edge").card();

	/** A map of 2 × 2 pixels, of which one is masked. */
	private static final Prediction PREDICTION = new Prediction(CARD, new float[][] { { 4, 3, Float.NaN, 3.5f }, { 6, 5, Float.NaN,
		4 } }, ErrorBudget.ofEnsemble(new float[][] { { 0.1f, 0.2f, Float.NaN, 0.3f }, { 1, 2, Float.NaN, 3 } }), new float[0][], new float[] { 0.01f, 0.02f,
			Float.NaN, 0.03f }, new float[0], 3, 0);

	@Test
	void hasARowForEachPixelThatIsNotMasked() {
		final Table table = PredictionTable.of(PREDICTION, 2, null);
		assertEquals(List.of("x", "y", "OS_mean", "OS_std", "CN_mean", "CN_std", "reconstruction_error"), table.names());
		assertEquals(List.of("0", "1", "1"), table.column("x"));
		assertEquals(List.of("0", "0", "1"), table.column("y"));
		assertEquals(List.of("4.0", "3.0", "3.5"), table.column("OS_mean"));
		assertArrayEquals(new double[] { 1, 2, 3 }, table.numbers("CN_std"));
	}

	/** A stack's table may have come from an earlier prediction, and its x may be the position of a motor. */
	@Test
	void whatIsKnownComesFirstButNamesNothingAnew() {
		final Table known = Table.empty(4).with("x", List.of("1.5", "1.6", "1.7", "1.8")).with("sample", List.of("a", "b, c", "d",
			"e")).with("OS_mean", new double[4]);
		final Table table = PredictionTable.of(PREDICTION, 2, known);
		assertEquals(List.of("x", "y", "sample", "OS_mean", "OS_std", "CN_mean", "CN_std", "reconstruction_error"), table.names());
		assertEquals(List.of("0", "1", "1"), table.column("x"));
		assertEquals(List.of("a", "b, c", "e"), table.column("sample"));
		assertEquals(List.of("4.0", "3.0", "3.5"), table.column("OS_mean"));
	}
}
