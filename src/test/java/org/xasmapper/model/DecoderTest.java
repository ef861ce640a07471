package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.Progress;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class DecoderTest {

	private final SmallModel small = new SmallModel();

	@ParameterizedTest
	@ValueSource(ints = { -1, 1, 4 })
	void makesOfTheCodesWhatTheWholeModelReconstructs(final int batch) {
		small.batch = batch;
		final float[] codes = new float[6 * 3];
		for (int i = 0; i < codes.length; i++) codes[i] = (float) Math.sin(i);
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small"); Decoder decoder = new Decoder(model)) {
			final Spectra decoded = decoder.decode(codes);
			final Prediction prediction = new Predictor(model).predict(decoded, Progress.NONE);
			for (int i = 0; i < 6; i++) {
				final float[] code = new float[3];
				for (int z = 0; z < 3; z++) code[z] = prediction.latent()[z][i];
				assertEquals(prediction.reconstructionError()[i], distance(decoder.decode(code).values(), decoded.spectrum(i)),
					1e-6);
			}
		}
	}

	private static double distance(final float[] left, final float[] right) {
		double squares = 0;
		for (int k = 0; k < left.length; k++) squares += Math.pow(left[k] - right[k], 2);
		return Math.sqrt(squares / left.length);
	}

	@Test
	void aScanChangesOneLatentOnly() {
		final float[] rest = { 0.5f, -0.2f, 0.1f };
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small"); Decoder decoder = new Decoder(model)) {
			final Spectra scan = decoder.scan(rest, "CN", -1, 0, 1);
			assertEquals(small.grid.toEnergyGrid(), scan.energies());
			final float[] codes = { 0.5f, -1, 0.1f, 0.5f, 0, 0.1f, 0.5f, 1, 0.1f };
			assertArrayEquals(decoder.decode(codes).values(), scan.values(), 1e-6f);
			final String message = assertThrows(XasException.class, () -> decoder.scan(rest, "NNRS", 0)).getMessage();
			assertTrue(message.contains("There are: OS, CN, free."), message);
		}
	}

	@Test
	void anEncoderAloneHasNoDecoder() {
		small.tensors = new TensorNames("spectrum", "latent", "", "", "");
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			final String message = assertThrows(XasException.class, () -> new Decoder(model)).getMessage();
			assertTrue(message.startsWith("The model small has no decoder"), message);
		}
	}
}
