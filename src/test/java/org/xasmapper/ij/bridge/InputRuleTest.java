package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.command.CommandInfo;
import org.xasmapper.command.UmapCommand;
import org.xasmapper.spectrum.XasException;

class InputRuleTest {

	private final CommandInfo umap = new CommandInfo(UmapCommand.class);

	@Test
	void aNumberHasTheTypeOfItsInput() {
		assertEquals(500, parse("epochs", "500"));
		assertEquals(100, parse("epochs", "1e2"));
		assertEquals(12, parse("epochs", " 12.0 "));
		assertEquals(1579L, parse("seed", "1579"));
		assertEquals(-3L, parse("seed", "-3"));
		assertEquals(0.05, parse("mindist", ".05"));
		assertEquals(1.5e-3, parse("mindist", "1.5E-3"));
	}

	/** As a double it would be another one. */
	@Test
	void aLongSeedKeepsAllItsDigits() {
		assertEquals(9007199254740993L, parse("seed", "9007199254740993"));
		assertEquals(Long.MAX_VALUE, parse("seed", "9223372036854775807"));
		assertEquals(Long.MIN_VALUE, parse("seed", "-9223372036854775808"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"epochs | 4294967298 | The option epochs must lie between -2147483648 and 2147483647, but is 4294967298.",
		"epochs | 1e999999 | The option epochs must lie between -2147483648 and 2147483647, but is 1e999999.",
		"seed | 1e300 | The option seed must lie between -9223372036854775808 and 9223372036854775807, but is 1e300.",
		"seed | 9223372036854775808 | The option seed must lie between -9223372036854775808 and 9223372036854775807, but is 9223372036854775808.",
		"epochs | 10.7 | The option epochs must be a whole number, not \"10.7\".",
		"epochs | 1e-999999 | The option epochs must be a whole number, not \"1e-999999\".",
		"seed | NaN | The option seed must be a whole number, not \"NaN\".",
		"mindist | NaN | The option mindist must be a number, not \"NaN\".",
		"mindist | -Infinity | The option mindist must be a number, not \"-Infinity\".",
		"mindist | 1e999 | The option mindist must be a finite number; 1e999 is too large.",
		"mindist | 0x1p3 | The option mindist must be a number, not \"0x1p3\".",
		"mindist | 1d | The option mindist must be a number, not \"1d\".",
		"mindist | '' | The option mindist must be a number, not \"\".",
		"mindist | 0,5 | The option mindist must be a number, not \"0,5\". Write decimals with a point.",
		"mindist | -0.1 | The option mindist must be at least 0, not -0.1.",
		"neighbors | 1 | The option neighbors must be at least 2, not 1.",
		"components | 4 | The option components must be at most 3, not 4.",
		"metric | manhattan | The option metric must be one of euclidean, correlation, cosine, not \"manhattan\"." })
	void whatIsNoValueIsRefusedByName(final String key, final String text, final String message) {
		assertEquals(message, assertThrows(XasException.class, () -> parse(key, text)).getMessage());
	}

	@Test
	void aChoiceIsFoundInAnyCase() {
		assertEquals("cosine", parse("metric", "Cosine"));
	}

	@Test
	void aKeyAloneNeedsToBeAFlag() {
		final CommandInfo normalize = new CommandInfo(org.xasmapper.command.NormalizeCommand.class);
		assertEquals(true, InputRule.named(normalize.getInput("flatten")).parse(null));
		assertEquals("The option metric has no value. Write metric=... .", assertThrows(XasException.class, () -> parse("metric",
			null)).getMessage());
		assertEquals("The option flatten must be true or false, not \"yes\".", assertThrows(XasException.class, () -> InputRule
			.named(normalize.getInput("flatten")).parse("yes")).getMessage());
	}

	@Test
	void programsAreHeldToTheSameRule() {
		final InputRule mindist = InputRule.named(umap.getInput("mindist"));
		assertThrows(XasException.class, () -> mindist.check(Double.NaN));
		assertThrows(XasException.class, () -> mindist.check(-1.0));
		assertThrows(XasException.class, () -> InputRule.named(umap.getInput("metric")).check("manhattan"));
		assertThrows(XasException.class, () -> InputRule.named(umap.getInput("table")).check(null));
		assertEquals(0.3, mindist.check(0.3));
	}

	private Object parse(final String key, final String text) {
		return InputRule.named(umap.getInput(key)).parse(text);
	}
}
