package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xasmapper.SharedData;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.spectrum.XasException;

/** What beamlines write becomes a spectral stack in one line. The known cube is 1000 (k + 1) + 100 y + x. */
class OpenMeasurementTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	private static ImagePlus open(final Object... inputs) throws Exception {
		return (ImagePlus) COMMANDS.run(OpenCommand.class, inputs).getOutput("stack");
	}

	private static String made(final String name) {
		return SharedData.file("formats/made/" + name).toString();
	}

	private static double last(final ImagePlus stack) {
		assertEquals(6, stack.getStackSize());
		return stack.getStack().getProcessor(6).getf(5, 3);
	}

	@Test
	void aFileKeepsItsPixelSizeAndTellsWhatItWas() throws Exception {
		final ImagePlus stack = open("file", made("nxstxm_yxE.nxs"), "element", "Fe");
		assertEquals(6305, last(stack));
		assertEquals("7125.25 eV", stack.getStack().getSliceLabel(4));
		assertEquals(0.5, stack.getCalibration().pixelWidth);
		assertEquals("µm", stack.getCalibration().getUnit());
		assertTrue(StackMetadata.of(stack).history().get(0).contains("nxstxm_yxE.nxs (NXstxm), 7 × 5 pixels"), () -> StackMetadata.of(stack)
			.history().toString());
	}

	@Test
	void fluorescenceIsDividedByItsMonitorWhereThatIsSaid() throws Exception {
		assertEquals(6305, last(open("file", made("pyxrf"), "element", "Fe")));
		assertEquals(0.06305, last(open("file", made("pyxrf"), "element", "Fe", "signal", "fluorescence")), 1e-8);
	}

	@Test
	void transmittedCountsWithFlatsBecomeAbsorption() throws Exception {
		assertEquals(0.6305, last(open("file", made("fxi_txm.h5"), "element", "Fe")), 1e-6);
		assertTrue(last(open("file", made("fxi_txm.h5"), "element", "Fe", "signal", "mu")) > 1000);
	}

	@Test
	void anUnknownFileOpensWithKeysAndAsksForThem() throws Exception {
		assertEquals(6305, last(open("file", made("unknown_yxE_kev.h5"), "dataset", "frames", "energydataset", "mono", "axes", "yxE")));
		final XasException question = assertThrows(XasException.class, () -> open("file", made("unknown_yxE_kev.h5")));
		assertTrue(question.getMessage().contains("dataset= ") && question.getMessage().contains("scan/mono, 6 values"), question::getMessage);
	}

	@Test
	void aFolderOfNothingIsASentence() {
		final XasException e = assertThrows(XasException.class, () -> open("file", SharedData.file("xdi/bad").getParent().getParent().toString()));
		assertTrue(e.getMessage().contains("Choose a file, or a folder of files"), e::getMessage);
	}
}
