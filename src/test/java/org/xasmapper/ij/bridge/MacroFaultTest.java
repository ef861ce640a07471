package org.xasmapper.ij.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.HeadlessException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.MacroRun;
import org.xasmapper.SharedData;

class MacroFaultTest {

	private static final String MACRO = "a = 1;\r\n\topen('/data/map.tif'); // raw\nprint(a);\n";

	@TempDir
	Path folder;

	@Test
	void aFileThatImageJCannotReadIsNamed() {
		assertEquals("line 2, open('/data/map.tif'); // raw - ImageJ's own reader failed: the file is damaged or of a kind that it " +
			"does not know. Open it with XAS Open..., which reads it or says what is wrong with it.", MacroFault.inWords(thrownAt(
				"ij.io.TiffDecoder"), MACRO, 2));
	}

	@Test
	void whatNeedsAWindowSaysSo() {
		final String words = "line 1, a = 1; - This needs a window, and the macro runs without one. Run it in ImageJ's window, or " +
			"leave this line out.";
		assertEquals(words, MacroFault.inWords(new HeadlessException(), MACRO, 1));
		assertEquals(words, MacroFault.inWords(thrownAt("net.imagej.patcher.HeadlessGenericDialog"), MACRO, 1));
	}

	@Test
	void otherMistakesSayWhoseTheyAre() {
		assertEquals("line 3, print(a); - ImageJ, or the plugin that this runs, failed with a mistake of its own " +
			"(ArrayIndexOutOfBoundsException at some.Plugin.run(Plugin.java:7)). Check what this line was given, or leave it out.",
			MacroFault.inWords(thrownAt("some.Plugin"), MACRO, 3));
		assertTrue(MacroFault.inWords(new StackOverflowError(), MACRO, 1).endsWith("A function calls itself without end."));
		assertTrue(MacroFault.inWords(new OutOfMemoryError(), MACRO, 1).startsWith("There is not enough memory."));
	}

	/** Text that a macro evaluates has lines of its own. */
	@Test
	void aLineThatTheMacroDoesNotHaveIsNotQuoted() {
		assertTrue(MacroFault.inWords(new StackOverflowError(), MACRO, 99).startsWith("line 99,  - "));
	}

	/** Its properties are an odd number of words, at which ImageJ stumbles. */
	@Test
	void aMacroEndsWithTheSentence() throws Exception {
		final Path file = SharedData.file("cases/torture/odd_properties.tif").toAbsolutePath();
		final MacroRun run = MacroRun.headless(folder, "a = 1;\nopen('" + file + "');\nprint('went on');", "", "-Xmx256m");
		assertEquals(1, run.status());
		assertTrue(run.err().contains("line 2, open('" + file + "'); - ImageJ's own reader failed"), run.err());
		assertFalse(run.err().contains("Exception"), run.err());
		assertFalse(run.out().contains("went on"), run.out());
	}

	private static RuntimeException thrownAt(final String className) {
		final RuntimeException problem = new ArrayIndexOutOfBoundsException("Index 1 out of bounds for length 1");
		final String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
		problem.setStackTrace(new StackTraceElement[] { new StackTraceElement(className, "run", file, 7) });
		return problem;
	}
}
