package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xasmapper.spectrum.XasException;

class OnnxModelTest {

	@TempDir
	private Path folder;

	private final SmallModel small = new SmallModel();

	@Test
	void readsTheCardInTheFile() throws IOException {
		try (OnnxModel model = OnnxModel.open(file(small.bytes()))) {
			assertEquals(small.card(), model.card());
		}
	}

	@Test
	void readsTheCardBesideTheFileIfThereIsNoneInIt() throws IOException {
		small.tensors = new TensorNames("input.1", "63", "", "", "");
		final Path file = file(small.bytes(null));
		small.card().save(folder.resolve("model.json"));
		try (OnnxModel model = OnnxModel.open(file)) {
			assertEquals(small.card(), model.card());
		}
	}

	@Test
	void asksForACardWhereThereIsNone() throws IOException {
		assertRefused(small.bytes(null), "carries no card, and there is no model.json beside it");
	}

	@Test
	void namesTheFileOfAWrongCard() throws IOException {
		assertRefused(small.bytes("{ \"version\": 7 }"), "\"version\" is 7; expected 1");
	}

	@Test
	void aMissingFileIsNamed() {
		final XasException error = assertThrows(XasException.class, () -> OnnxModel.open(folder.resolve("no.onnx")));
		assertTrue(error.getMessage().contains("no.onnx. Check the path."), error.getMessage());
	}

	@Test
	void aFolderIsNoModel() {
		final XasException error = assertThrows(XasException.class, () -> OnnxModel.open(folder));
		assertTrue(error.getMessage().startsWith("Cannot read the model " + folder), error.getMessage());
	}

	@Test
	void aTextFileIsNoModel() throws IOException {
		assertRefused("energy,mu\n4962,0.1\n".getBytes(StandardCharsets.UTF_8), "is not an ONNX model");
		assertRefused(new byte[0], "is not an ONNX model");
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.01, 0.3, 0.6, 0.9, 0.99 })
	void aTruncatedFileIsNoModel(final double share) throws IOException {
		final byte[] whole = small.bytes();
		assertRefused(Arrays.copyOf(whole, (int) (share * whole.length)), "is not an ONNX model, or only a part of one");
	}

	@ParameterizedTest
	@ValueSource(floats = { Float.NaN, Float.POSITIVE_INFINITY })
	void weightsThatAreNotFiniteAreRefused(final float weight) throws IOException {
		final OnnxBuilder onnx = small.builder();
		onnx.setFirstWeight(weight);
		assertRefused(onnx.bytes(small.card().toJson()), "holds NaN or infinite numbers in its weights");
	}

	@Test
	void aModelThatYieldsNanForAnOrdinarySpectrumIsRefused() throws IOException {
		small.lastOperator = "Log";
		assertRefused(small.bytes(), "The output \"reconstruction\"", "is not finite for an ordinary spectrum");
	}

	@Test
	void aCardThatLiesAboutTheEnergiesIsRefused() throws IOException {
		assertRefused(SmallModel.withALyingCard(), "has the shape [any, 41], but by its card it must be [batch, 40]");
	}

	@Test
	void aCardThatLiesAboutTheLatentsIsRefused() throws IOException {
		final String lie = small.card().toJson().replace("\"free\"", "\"free\", \"more\"");
		assertRefused(small.bytes(lie), "The output \"latent\"", "(1, 3), but by its card it must be (1, 4)");
	}

	@Test
	void aCardThatLiesAboutTheMembersIsRefused() throws IOException {
		final String lie = small.card().toJson().replace("\"members\": 4", "\"members\": 5");
		assertRefused(small.bytes(lie), "(1, 4, 2), but by its card it must be (1, 5, 2)");
	}

	@ParameterizedTest
	@CsvSource({ "spectrum,x", "latent,z", "descriptors,y", "reconstruction,r" })
	void aCardThatLiesAboutNamesIsRefused(final String tensor, final String lie) throws IOException {
		final String json = small.card().toJson().replace("\"" + tensor + "\": \"" + tensor + "\"", "\"" + tensor +
			"\": \"" + lie + "\"");
		assertRefused(small.bytes(json), "calls \"tensors." + tensor + "\" \"" + lie + "\", but the graph has: ", tensor);
	}

	@Test
	void aModelOfTwoInputsIsRefused() throws IOException {
		assertRefused(small.builder().input("mask", -1, 41).bytes(small.card().toJson()),
			"has 2 inputs (spectrum, mask). Only a model");
	}

	@Test
	void anOperatorThatDoesNotExistIsReported() throws IOException {
		final OnnxBuilder onnx = small.builder();
		onnx.node("Shwish", "spectrum");
		assertRefused(onnx.bytes(small.card().toJson()), "ONNX Runtime cannot load", "Shwish");
	}

	private Path file(final byte[] content) throws IOException {
		return Files.write(folder.resolve("model.onnx"), content);
	}

	private void assertRefused(final byte[] content, final String... parts) throws IOException {
		final Path file = file(content);
		final String message = assertThrows(XasException.class, () -> OnnxModel.open(file)).getMessage();
		assertTrue(message.contains(file.toString()), message);
		for (final String part : parts) assertTrue(message.contains(part), message);
	}
}
