package org.xasmapper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.ErrorBudget;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.Prediction;
import org.xasmapper.pipeline.ModelSource;
import org.xasmapper.spectrum.Table;

class PredictionSummaryTest {

	private static final ModelCard CARD = ModelSource.open("ti-k-edge").card();

	@Test
	void hasARowForEachDescriptorOfEachPredictionWithoutMaskedPixels() {
		final Map<String, Prediction> predictions = new LinkedHashMap<>();
		predictions.put("without SDM", prediction(1));
		predictions.put("with SDM", prediction(2));
		final Table summary = PredictionSummary.of(predictions);
		assertEquals(List.of("OS without SDM", "OS with SDM", "CN without SDM", "CN with SDM"), summary.column("Descriptor"));
		assertEquals(List.of("50.000", "100.000", "50.000", "100.000"), summary.column("Mean"));
		assertEquals("5.000", summary.column("5th percentile").get(0));
		assertEquals("190.000", summary.column("95th percentile").get(3));
		assertEquals("–", summary.column("Median error bar").get(0), "there is none");
		assertEquals("101", summary.column("Pixels").get(2));
	}

	@Test
	void aMapThatIsMaskedThroughoutHasNoNumbers() {
		final float[][] nan = { { Float.NaN }, { Float.NaN } };
		final Table summary = PredictionSummary.of(Map.of("with SDM", new Prediction(CARD, nan, ErrorBudget.ofEnsemble(nan), new float[0][], nan[0], new float[0],
			0, 0)));
		assertEquals(List.of("–", "–"), summary.column("Mean"));
		assertEquals(List.of("0", "0"), summary.column("Pixels"));
	}

	/** 0, factor, … 100 · factor, and a masked pixel; without error bars. */
	private static Prediction prediction(final float factor) {
		final float[] mean = new float[102];
		final float[] std = new float[102];
		for (int p = 0; p < 102; p++) {
			mean[p] = p == 101 ? Float.NaN : factor * p;
			std[p] = Float.NaN;
		}
		return new Prediction(CARD, new float[][] { mean, mean }, ErrorBudget.ofEnsemble(new float[][] { std, std }), new float[0][], mean, new float[0], 101, 0);
	}
}
