package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.xasmapper.spectrum.XasException;

class TypedPathTest {

	@Test
	void blanksAndPastedQuotesDoNotCount() {
		assertEquals(Path.of("a b", "x.tif"), TypedPath.of("  \"a b/x.tif\" "));
		assertEquals(Path.of("a b", "x.tif"), TypedPath.of("a b/x.tif\n"));
		assertEquals(Path.of("\""), TypedPath.of("\""));
	}

	/** On Windows {@code |} and {@code *} are such characters, too. */
	@Test
	void whatIsNoPathIsToldInASentence() {
		final XasException e = assertThrows(XasException.class, () -> TypedPath.of("a\0b"));
		assertTrue(e.getMessage().contains("cannot be the path of a file"), e.getMessage());
	}
}
