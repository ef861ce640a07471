package org.xasmapper.rankaae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.Spectra;
import org.xasmapper.spectrum.XasException;

class DecoderTest {

	private final SmallModel small = new SmallModel();

	@ParameterizedTest
	@ValueSource(ints = { -1, 1, 4 })
	void makesOfTheCodesWhatTheWholeModelReconstructs(final int batch) {
		small.batch = batch;
		final int m = small.grid.points();
		final float[] spectra = new float[6 * m];
		for (int i = 0; i < spectra.length; i++) spectra[i] = (float) Math.sin(0.1 * i);
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small"); Decoder decoder = new Decoder(model)) {
			final Inference inference = model.inference();
			for (int i = 0; i < 6; i++) {
				final float[] one = new float[m];
				System.arraycopy(spectra, i * m, one, 0, m);
				final Inference.Outputs outputs = inference.run(one, 1);
				final float[] code = Arrays.copyOf(outputs.latent(), 3);
				assertArrayEquals(Arrays.copyOf(outputs.reconstruction(), m), decoder.decode(code).values(), 1e-6f);
			}
		}
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
		small.tensors = new TensorNames("spectrum", "latent", "", "");
		try (OnnxModel model = OnnxModel.of(small.bytes(), "small")) {
			final String message = assertThrows(XasException.class, () -> new Decoder(model)).getMessage();
			assertTrue(message.startsWith("The model small has no decoder"), message);
		}
	}
}
