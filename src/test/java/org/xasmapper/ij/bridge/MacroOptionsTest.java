package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.xasmapper.command.NormalizeCommand;
import org.xasmapper.spectrum.XasException;

class MacroOptionsTest {

	private final CommandInfo normalize = new CommandInfo(NormalizeCommand.class);

	@Test
	void findsKeysWhateverTheirValuesAre() {
		assertEquals(List.of("file", "e0", "output", "flatten", "label", "image"), MacroOptions.keys(
			"file=[a folder/x [1] y=2.tif] e0=4980 output= flatten label='two words' image=[]"));
	}

	@Test
	void acceptsTheKeysOfTheCommandInAnyCase() {
		MacroOptions.checkKeys("e0=4980 Pre1=-40 minsnr=3 output=[/a b/c] ", normalize);
	}

	@Test
	void suggestsTheRightKeyForAMisspeltOne() {
		final XasException e = assertThrows(XasException.class, () -> MacroOptions.checkKeys("flaten=true", normalize));
		assertTrue(e.getMessage().contains("\"flaten\"") && e.getMessage().contains("mean \"flatten\""), e.getMessage());
	}

	@Test
	void listsTheKeysWhereNoneIsNear() {
		final XasException e = assertThrows(XasException.class, () -> MacroOptions.checkKeys("temperature=3", normalize));
		assertTrue(!e.getMessage().contains("Did you mean") && e.getMessage().contains("minsnr"), e.getMessage());
	}

	@Test
	void doesNotOfferServicesAsOptions() {
		final XasException e = assertThrows(XasException.class, () -> MacroOptions.checkKeys("tasks=3", normalize));
		assertTrue(!e.getMessage().contains("commands,"), e.getMessage());
	}
}
