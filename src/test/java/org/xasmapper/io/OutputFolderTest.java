package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xasmapper.spectrum.XasException;

class OutputFolderTest {

	@TempDir
	private Path parent;

	@Test
	void everythingArrivesAtCommit() throws IOException {
		final Path folder = Files.createDirectory(parent.resolve("results"));
		Files.writeString(folder.resolve("a.txt"), "old");
		Files.writeString(folder.resolve("kept.txt"), "kept");
		try (OutputFolder output = OutputFolder.open(folder)) {
			Files.writeString(output.file("a.txt"), "new");
			Files.writeString(output.file("with-sdm/b.txt"), "b");
			assertEquals("old", Files.readString(folder.resolve("a.txt")));
			output.commit();
		}
		assertEquals("new", Files.readString(folder.resolve("a.txt")));
		assertEquals("b", Files.readString(folder.resolve("with-sdm/b.txt")));
		assertEquals(List.of("a.txt", "kept.txt", "with-sdm"), namesIn(folder));
	}

	@Test
	void nothingIsLeftWithoutCommit() throws IOException {
		try (OutputFolder output = OutputFolder.open(parent.resolve("not/yet/there"))) {
			Files.writeString(output.file("with-sdm/b.txt"), "b");
		}
		assertEquals(List.of(), namesIn(parent));
	}

	@Test
	void aFolderThatWasThereStays() throws IOException {
		final Path folder = Files.createDirectory(parent.resolve("results"));
		OutputFolder.open(folder).close();
		assertTrue(Files.isDirectory(folder));
		assertEquals(List.of(), namesIn(folder));
	}

	@Test
	void refusesAPlaceThatCannotBeAFolder() throws IOException {
		final Path file = Files.writeString(parent.resolve("file"), "");
		for (final Path path : List.of(file, file.resolve("below"))) {
			final Throwable thrown = assertThrows(XasException.class, () -> OutputFolder.open(path));
			assertTrue(thrown.getMessage().contains(path.toString()), thrown.getMessage());
		}
		assertEquals(List.of("file"), namesIn(parent));
	}

	@Test
	void replacesNothingIfOneFileCannotBeReplaced() throws IOException {
		final Path folder = Files.createDirectories(parent.resolve("results/b.txt")).getParent();
		try (OutputFolder output = OutputFolder.open(folder)) {
			Files.writeString(output.file("a.txt"), "new");
			Files.writeString(output.file("b.txt"), "new");
			assertThrows(XasException.class, output::commit);
		}
		assertFalse(Files.exists(folder.resolve("a.txt")));
	}

	private static List<String> namesIn(final Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
