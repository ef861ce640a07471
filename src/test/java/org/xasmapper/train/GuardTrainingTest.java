package org.xasmapper.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xasmapper.model.ModelCard;
import org.xasmapper.model.OnnxModel;
import org.xasmapper.model.Prediction;
import org.xasmapper.model.Predictor;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.Table;

class GuardTrainingTest {

	private static TrainedGuard guard;

	@BeforeAll
	static void train() {
		guard = RankAaeTrainer.guard(SyntheticDatabase.database(), List.of(), SyntheticDatabase.asMeasured(), Progress.NONE);
	}

	@Test
	void tellsWhatItWasTrainedOnFromStrangers() {
		assertTrue(guard.guard().auc() > 0.9, guard.guard().told());
		assertTrue(guard.guard().refused() <= 0.02, guard.guard().told());
	}

	@Test
	void isNotTrainedOnSpectraThatAreOnlySimulated() {
		assertEquals(null, RankAaeTrainer.guard(SyntheticDatabase.database(), List.of(), SyntheticDatabase.quick(), Progress.NONE));
	}

	/** A guard that a model has already gives way to the new one; nothing else of the model changes. */
	@Test
	void aModelIsGivenAGuardTwice() throws IOException {
		final byte[] onnx = Files.readAllBytes(Path.of("src/main/resources/models/ti-k-edge.onnx"));
		try (OnnxModel before = OnnxModel.of(onnx, "before")) {
			final ModelCard card = before.card();
			final int points = card.grid().points();
			final float[] ramp = new float[points];
			for (int k = 0; k < points; k++) ramp[k] = (float) k / points;
			final TrainedGuard other = new TrainedGuard(new TrainedNetwork(List.of(new Layer(new float[points], new float[] { 1.5f }, new float[0])),
				false), card.guard());
			try (OnnxModel after = OnnxModel.of(OnnxExporter.guarded(onnx, other, card), "after")) {
				final Spectra spectra = new Spectra(card.energies(), ramp, Table.empty(1));
				final Prediction old = new Predictor(before).predict(spectra, Progress.NONE);
				final Prediction replaced = new Predictor(after).predict(spectra, Progress.NONE);
				assertEquals(1 / (1 + Math.exp(-1.5)), replaced.trust()[0], 1e-6);
				assertArrayEquals(IntStream.range(0, 2).mapToDouble(d -> old.mean()[d][0]).toArray(), IntStream.range(0, 2).mapToDouble(
					d -> replaced.mean()[d][0]).toArray());
			}
		}
	}
}
