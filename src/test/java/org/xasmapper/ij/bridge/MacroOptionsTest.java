package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.Macro;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.CommandInfo;
import org.xasmapper.command.NormalizeCommand;
import org.xasmapper.spectrum.XasException;

class MacroOptionsTest {

	private final CommandInfo normalize = new CommandInfo(NormalizeCommand.class);

	@Test
	void findsKeysWhateverTheirValuesAre() {
		final Map<String, String> options = MacroOptions.parse(
			"file=[a folder/x [1] y=2.tif] e0=4980 output= Flatten label='two words [' image=[] ");
		assertEquals(List.of("file", "e0", "output", "flatten", "label", "image"), List.copyOf(options.keySet()));
		assertEquals("a folder/x [1] y=2.tif", options.get("file"));
		assertEquals("", options.get("output"));
		assertNull(options.get("flatten"));
		assertEquals("two words [", options.get("label"));
		assertEquals("", options.get("image"));
	}

	@Test
	void aKeyWithinAValueIsNoOption() {
		final Map<String, String> options = MacroOptions.parse("file=[a e0=4980.tif] e0=4990");
		assertEquals("4990", options.get("e0"));
		assertEquals(2, options.size());
		assertEquals(Map.of("label", "a seed=7 b"), MacroOptions.parse("label=[a seed=7 b]"));
	}

	/** What ImageJ itself understands has the same meaning here. */
	@ParameterizedTest
	@ValueSource(strings = { "a", "4980.5", "C:\\data\\x.tif", "[C:\\my data\\x.tif]", "[a \"b\" c]", "'it is'", "it's", "[a[0] b]", "a]b",
		"[[a] b]", "\u00e9", "=", "[a\nb]" })
	void valuesAreThoseOfImageJ(final String text) {
		assertEquals(Macro.getValue("x=1 label=" + text + " y=2 ", "label", "absent"), MacroOptions.parse("x=1 label=" + text +
			" y=2 ").get("label"));
	}

	@Test
	void whatImageJWouldDropIsRefusedByName() {
		assertTrue(message("output=[a[b]").contains("option output begins with a bracket"), message("output=[a[b]"));
		assertTrue(message("e0=1 output='a b").contains("option output begins with a quote"));
		assertEquals("The option e0 is given twice. Leave one of them out.", message("e0=1 flatten=true E0=2"));
	}

	@Test
	void acceptsTheKeysOfTheCommandInAnyCase() {
		MacroOptions.checkKeys(MacroOptions.parse("e0=4980 Pre1=-40 minsnr=3 output=[/a b/c] "), normalize);
	}

	@Test
	void suggestsTheRightKeyForAMisspeltOne() {
		final String message = unknown("flaten=true");
		assertTrue(message.contains("\"flaten\"") && message.contains("mean \"flatten\""), message);
	}

	@Test
	void listsTheKeysWhereNoneIsNear() {
		final String message = unknown("temperature=3");
		assertTrue(!message.contains("Did you mean") && message.contains("minsnr"), message);
	}

	@Test
	void doesNotOfferServicesAsOptions() {
		assertTrue(!unknown("tasks=3").contains("commands,"));
	}

	private String unknown(final String options) {
		return assertThrows(XasException.class, () -> MacroOptions.checkKeys(MacroOptions.parse(options), normalize)).getMessage();
	}

	private static String message(final String options) {
		return assertThrows(XasException.class, () -> MacroOptions.parse(options)).getMessage();
	}
}
