package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;
import org.xasmapper.command.UmapCommand;
import org.xasmapper.spectrum.XasException;

class CommandDialogTest {

	private final CommandInfo umap = new CommandInfo(UmapCommand.class);

	@Test
	void aNumberHasTheTypeOfItsInput() {
		assertEquals(500, CommandDialog.number(input("epochs"), 500));
		assertEquals(1579L, CommandDialog.number(input("seed"), 1579));
		assertEquals(0.05, CommandDialog.number(input("mindist"), 0.05));
	}

	@Test
	void decimalsAreNotCutOff() {
		final XasException e = assertThrows(XasException.class, () -> CommandDialog.number(input("epochs"), 10.7));
		assertEquals("Epochs (0 = automatic) must be a whole number, not 10.7.", e.getMessage());
		assertThrows(XasException.class, () -> CommandDialog.number(input("seed"), Double.NaN));
	}

	private ModuleItem<?> input(final String name) {
		return umap.getInput(name);
	}
}
