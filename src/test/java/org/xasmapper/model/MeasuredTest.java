package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;
import org.xasmapper.spectrum.XasException;

/** What measured spectra say of a model travels with it, and scales its error bars. */
class MeasuredTest {

	private static final Measured FOUND = new Measured("labels.csv", "motifs.csv", "2026-11-25", List.of(new Measured.Accuracy(
		"OS", "", false, 12, 0.31, 0.4167, 0.5833), new Measured.Accuracy("OS", "Ti-O", true, 1, 0.5, Double.NaN, Double.NaN)), List
			.of(new Measured.Scale("OS", false, 2.5), new Measured.Scale("CN", true, 0.5)));

	@TempDir
	private Path folder;

	@Test
	void comesBackFromTheCard() {
		final ModelCard card = new SmallModel().card().withMeasured(FOUND);
		assertEquals(card, ModelCard.fromJson(card.toJson(), "test"));
		assertTrue(!card.toJson().contains("NaN"), card.toJson());
	}

	@Test
	void isTold() {
		assertEquals(List.of(
			"OS: mean absolute error 0.310 on 12 measured spectra; 42 % within one error bar, 58 % within two (labels.csv).",
			"Error bars of OS are multiplied by 2.50, so that they hold on measured spectra.",
			"Error bars of CN with SDM are multiplied by 0.50, so that they hold on measured spectra."), FOUND.lines());
		assertEquals("mean absolute error 0.500 on 1 measured spectrum", FOUND.accuracies().get(1).told());
		assertEquals(List.of("How this model does on measured spectra is not known; XAS Validate... finds out."), Measured.NONE
			.lines());
	}

	@Test
	void whatCannotBeIsRefused() {
		assertThrows(XasException.class, () -> new Measured.Scale("OS", false, 0));
		assertThrows(XasException.class, () -> new Measured.Scale("OS", false, Double.POSITIVE_INFINITY));
		assertThrows(XasException.class, () -> new Measured.Accuracy("OS", "", false, 0, 1, 1, 1));
		assertThrows(XasException.class, () -> new Measured.Accuracy("OS", "", false, 1, 1, 1.5, 1));
		assertThrows(XasException.class, () -> new Measured("a", "", "25.11.2026", List.of(), List.of()));
		final Measured foreign = new Measured("a", "", "", FOUND.accuracies(), List.of(new Measured.Scale("MOOD", false, 2)));
		final String message = assertThrows(XasException.class, () -> new SmallModel().card().withMeasured(foreign)).getMessage();
		assertTrue(message.contains("MOOD, which is no descriptor of the model"), message);
	}

	@Test
	void aCopyOfAModelScalesItsErrorBarsAndNothingElse() {
		final Path file = folder.resolve("copy.onnx");
		final Prediction before;
		final Prediction after;
		final Prediction afterSdm;
		try (OnnxModel model = OnnxModel.of(new SmallModel().bytes(), "small")) {
			before = new Predictor(model).predict(spectra(model), Progress.NONE);
			model.save(model.card().withMeasured(FOUND), file);
		}
		try (OnnxModel copy = OnnxModel.open(file)) {
			assertEquals(FOUND, copy.card().measured());
			after = new Predictor(copy).predict(spectra(copy), Progress.NONE);
			afterSdm = new Predictor(copy).ofSimulationLike().predict(spectra(copy), Progress.NONE);
		}
		assertArrayEquals(before.mean(), after.mean());
		assertArrayEquals(before.reconstructionError(), after.reconstructionError());
		for (int i = 0; i < 3; i++) {
			assertEquals(2.5 * before.std()[0][i], after.std()[0][i], 1e-6);
			assertEquals(before.std()[1][i], after.std()[1][i]);
			assertEquals(before.std()[0][i], afterSdm.std()[0][i]);
			assertEquals(0.5 * before.std()[1][i], afterSdm.std()[1][i], 1e-6);
		}
		final float[][] noise = { { 1, 1, 1 }, { 1, 1, 1 } };
		final float[][] total = after.errors().with(UncertaintyPart.NOISE, noise).total();
		assertEquals(2.5 * Math.hypot(before.std()[0][0], 1), total[0][0], 1e-5, "parts that come later are scaled alike");
		assertEquals(Math.hypot(before.std()[1][0], 1), total[1][0], 1e-5);
	}

	private static Spectra spectra(final OnnxModel model) {
		final int m = model.card().energies().size();
		final float[] values = new float[3 * m];
		for (int i = 0; i < values.length; i++) values[i] = (float) (1 / (1 + Math.exp(15 + i / m - i % m)));
		return new Spectra(model.card().energies(), values, Table.empty(3));
	}
}
