package org.xasmapper.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.xasmapper.SharedData;
import org.xasmapper.ij.SpectralStack;
import org.xasmapper.ij.StackMetadata;
import org.xasmapper.spectrum.XasException;

/** Measured counts, opened as absorption. */
class OpenCountsTest {

	@RegisterExtension
	private static final Commands COMMANDS = new Commands();

	private static ImagePlus open(final Object... inputs) throws InterruptedException {
		return (ImagePlus) COMMANDS.run(OpenCommand.class, inputs).getOutput("stack");
	}

	private static String shared(final String name) {
		return SharedData.file(name).toString();
	}

	/** Edge steps by Larch 0.9.58 of −ln(I/I0), with the I0 that was measured with the stack. */
	@Test
	void aStackOfCountsWithItsI0HasTheEdgeStepsOfLarch() throws Exception {
		final ImagePlus stack = open("file", shared("cases/23-stxm-fe-l/toner_crop.tif"), "energies", shared(
			"cases/23-stxm-fe-l/energies.txt"), "element", "Fe", "edge", "L3", "signal", "transmission", "i0", shared("cases/real/i0.xsp"));
		assertTrue(StackMetadata.of(stack).history().toString().contains("-ln(sample/I0)"), StackMetadata.of(stack).history().toString());
		final ImagePlus steps = (ImagePlus) COMMANDS.run(NormalizeCommand.class, "image", stack, "e0", 707.5, "pre1", -7., "pre2", -3.,
			"norm1", 18., "norm2", 22., "nnorm", 0).getOutput("edgeStep");
		assertEquals(0.12341475962425075, steps.getProcessor().getf(0, 0), 1e-6);
		assertEquals(0.2035319514676115, steps.getProcessor().getf(12, 12), 1e-6);
	}

	/** −ln of the ratio of the mean frames, by numpy. */
	@Test
	void aSeriesOfXradiaIsDividedByItsReferences() throws Exception {
		final SpectralStack stack = SpectralStack.of(open("file", shared("formats/real/txm-ssrl"), "element", "Ni"));
		assertEquals(8324, stack.cube().energies().first());
		assertEquals(8354, stack.cube().energies().last());
		assertEquals(0.7674848, stack.cube().spectrum(300, 700)[0], 1e-6);
		assertEquals(1.2626234, stack.cube().spectrum(300, 700)[1], 1e-6);
		assertEquals("µm", stack.metadata().scale().unit());
	}

	@Test
	void aScanOfStxmAsksForItsI0() throws Exception {
		final String scan = shared("formats/real/stxm-maxiv/max_iv.hdr");
		final XasException question = assertThrows(XasException.class, () -> open("file", scan));
		assertTrue(question.getMessage().contains("i0=brightest"), question.getMessage());
		final SpectralStack divided = SpectralStack.of(open("file", scan, "i0", "region(0,0,2,1)"));
		// 1271 of (1251 + 1281)/2, row 1, column 2.
		assertEquals(-Math.log(1271 / 1266.), divided.cube().spectrum(2, 1)[0], 1e-6);
		assertEquals(1271, SpectralStack.of(open("file", scan, "signal", "mu")).cube().spectrum(2, 1)[0]);
	}

	@Test
	void anI0WithoutASignalIsAQuestion() throws Exception {
		final XasException question = assertThrows(XasException.class, () -> open("file", shared("cases/23-stxm-fe-l/toner_crop.tif"),
			"energies", shared("cases/23-stxm-fe-l/energies.txt"), "i0", "brightest"));
		assertTrue(question.getMessage().contains("signal=transmission"), question.getMessage());
	}
}
