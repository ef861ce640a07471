package org.xasmapper.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xasmapper.spectrum.EnergyGrid;
import org.xasmapper.spectrum.XasException;

class ModelCardTest {

	private static final String MINIMAL = """
		{
		  "version": 1, "element": "Cu", "edge": "K", "normalization": "normalized", "broadening": 0.5,
		  "energies": { "start": 8985, "step": 0.25, "points": 161 },
		  "latents": ["CN", "free"],
		  "tensors": { "spectrum": "input.1", "latent": "z" }
		}
		""";

	private final ModelCard card = new SmallModel().card();

	@TempDir
	private Path folder;

	@Test
	void comesBackFromItsJson() {
		assertEquals(card, ModelCard.fromJson(card.toJson(), "test"));
		assertEquals(card.toJson(), ModelCard.fromJson(card.toJson(), "test").toJson());
	}

	@Test
	void unknownNumbersAndMissingOutputsAreLeftOutOfTheJson() {
		final ModelCard unknown = new ModelCard("Ti", "L3", card.grid(), NormalizationConvention.NORMALIZED, List.of(new Descriptor(
			"OS", "", Double.NaN, Double.NaN, Double.NaN, 1)), List.of(), 0, Augmentation.NONE, Effects.NONE, TrainingSet.UNKNOWN,
			1, 1, 0, "", new TensorNames("x", "", "y", "", ""), Guard.NONE, Measured.NONE);
		assertTrue(!unknown.toJson().contains("NaN") && !unknown.toJson().contains("latent\""), unknown.toJson());
		assertEquals(unknown, ModelCard.fromJson(unknown.toJson(), "test"));
	}

	@Test
	void savesWhatItReads() throws IOException {
		card.save(folder.resolve("model.json"));
		assertEquals(card, ModelCard.fromJson(Files.readString(folder.resolve("model.json")), "test"));
	}

	@Test
	void aHandWrittenCardNeedsFewKeys() {
		final ModelCard read = ModelCard.fromJson(MINIMAL, "model.json");
		assertEquals(EnergyGrid.regular(8985, 0.25, 161), read.energies());
		assertEquals("Cu K-edge", read.absorber());
		assertEquals(List.of(), read.descriptors());
		assertEquals(0, read.members());
		assertEquals(Augmentation.NONE, read.augmentation());
		assertEquals(Effects.NONE, read.effects());
		assertEquals(0, read.encoders());
		assertEquals(TrainingSet.UNKNOWN, read.training());
		assertEquals(List.of("z"), read.tensors().outputs());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
		"\"version\": 1          | \"version\": 2            | \"version\" is 2; expected 1",
		"\"version\": 1,         | ``                        | \"version\" is missing; expected a whole number",
		"\"version\": 1          | \"version\": \"1\"        | \"version\" is \"1\"; expected a whole number",
		"\"Cu\"                  | \"copper\"                | \"element\" is \"copper\"; expected a chemical symbol",
		"\"K\"                   | \"K1s\"                   | \"edge\" is \"K1s\"; expected",
		"\"normalized\"          | \"normalised\"            | expected one of \"normalized\", \"flattened\"",
		"\"broadening\": 0.5     | \"broadening\": -1        | \"broadening\" is -1.0; expected a number of at least 0",
		"\"broadening\": 0.5     | \"broadening\": NaN       | \"broadening\" is",
		"\"broadening\": 0.5     | \"brodening\": 0.5        | \"broadening\" is missing; expected a number",
		"\"step\": 0.25          | \"step\": 0               | \"energies.step\" is 0.0; expected a step above 0 eV",
		"\"points\": 161         | \"points\": 161.5         | \"energies.points\" is 161.5; expected a whole number",
		"\"points\": 161         | \"points\": 161, \"n\": 1 | \"energies.n\" is not a key of a model card. Here may be: start",
		"\"points\": 161         | \"points\": 99999999999   | \"energies.points\" is 99999999999; expected a smaller",
		"[\"CN\", \"free\"]      | [\"CN\", \"CN\"]          | \"latents\" has the same name twice: CN, CN",
		"[\"CN\", \"free\"]      | [\"CN\", \"a/b\"]         | \"latents\" is \"a/b\"; expected a letter",
		"[\"CN\", \"free\"]      | [\"CN\", 5]               | \"latents\" is 5; expected a text in quotes",
		"[\"CN\", \"free\"]      | []                        | \"latents\" is empty, but \"tensors.latent\" names an output",
		"[\"CN\", \"free\"]      | \"CN\"                    | \"latents\" is \"CN\"; expected a list in brackets",
		", \"latent\": \"z\"     | ``                        | neither \"latent\" nor \"descriptors\"",
		"\"latent\": \"z\"       | \"latent\": \"z\", \"descriptors\": \"z\" | gives one name to two outputs",
		"\"latent\": \"z\"       | \"latent\": \"z\", \"descriptors\": \"d\" | \"descriptors\" is empty, but",
		"\"version\": 1,         | \"version\": 1, \"members\": 3,   | \"members\" is 3; expected 0",
		"\"version\": 1,         | \"version\": 1, \"encoders\": 1,  | \"encoders\" is 1; expected a number from 1",
		"\"version\": 1,         | \"version\": 1, \"effects\": {},  | \"effects.damping\" is missing",
		"\"version\": 1,         | \"version\": 1, \"date\": \"1.5.2026\", | \"date\" is \"1.5.2026\"; expected a day",
		"\"version\": 1,         | \"version\": 1, \"training\": { \"digest\": \"x\" }, | \"training.digest\" is",
		"\"version\": 1,         | \"version\": 1, \"augmentation\": { \"shift\": -1 }, | \"augmentation.shift\" is -1.0",
		"\"version\": 1,         | \"version\": 1, \"descriptors\": [{ \"name\": \"OS\" }], | lists names, but",
		"\"version\": 1,         | \"version\": 1, \"descriptors\": [{ \"unit\": \"\" }], | \"descriptors.name\" is missing",
		"}                       | ``                        | is not JSON" })
	void aWrongCardIsRefusedWithTheKeyAndWhatIsExpected(final String part, final String wrong, final String message) {
		assertTrue(MINIMAL.contains(part), part);
		final String error = assertThrows(XasException.class, () -> ModelCard.fromJson(MINIMAL.replace(part, wrong),
			"cu.json")).getMessage();
		assertTrue(error.startsWith("The model card in cu.json is wrong: ") && error.contains(message), error);
	}

	@Test
	void aDescriptorsNumbersMustMakeSense() {
		assertThrows(XasException.class, () -> new Descriptor("OS", "", 4, 2, 0, 1));
		assertThrows(XasException.class, () -> new Descriptor("OS", "", 2, 4, -1, 1));
		assertThrows(XasException.class, () -> new Descriptor("OS", "", 2, 4, 0, 0));
		assertEquals("NNRS (Å)", new Descriptor("NNRS", "Å", 0, 1, 0, 1).title());
	}

	@Test
	void refusesSpectraOfAnotherAbsorber() {
		assertDoesNotThrow(() -> card.requireAbsorber("Ti", "K"));
		assertDoesNotThrow(() -> card.requireAbsorber("", ""));
		final String element = assertThrows(XasException.class, () -> card.requireAbsorber("Cu", "K")).getMessage();
		assertTrue(element.startsWith("The model is for the Ti K-edge, but the spectra are of Cu K."), element);
		assertThrows(XasException.class, () -> card.requireAbsorber("Ti", "L3"));
	}

	@ParameterizedTest
	@CsvSource({ "NORMALIZED,raw,flatten off", "NORMALIZED,flattened,flatten off", "FLATTENED,normalized,flatten on",
		"SIMULATION_LIKE,flattened,XAS SDM..." })
	void refusesSpectraOfAnotherNormalization(final NormalizationConvention model, final String stack, final String remedy) {
		final String message = assertThrows(XasException.class, () -> model.requireOf(stack)).getMessage();
		assertTrue(message.contains("expects " + model.text() + " spectra, but these are " + stack), message);
		assertTrue(message.contains(remedy), message);
		assertDoesNotThrow(() -> model.requireOf(model.text()));
		assertDoesNotThrow(() -> model.requireOf("simulation-like"));
	}
}
