package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
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

	@Test
	void oneFileThatCannotBeMovedPutsAllBack() throws IOException {
		final Path folder = Files.createDirectories(parent.resolve("results/sub")).getParent();
		for (final String name : List.of("a", "b", "sub/c")) Files.writeString(folder.resolve(name), "old");
		// Three results take three files' places and the fourth is new: seven moves.
		for (int failing = 1; failing <= 7; failing++) {
			final int[] moves = { failing };
			try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
				if (--moves[0] == 0) throw new IOException("open in another program");
				StagedMoves.RENAME.move(from, to);
			})) {
				for (final String name : List.of("a", "b", "sub/c", "new/d")) Files.writeString(output.file(name), "new");
				final String message = assertThrows(XasException.class, output::commit).getMessage();
				assertTrue(message.contains("open in another program") && message.contains("as they were"), message);
			}
			assertEquals(List.of("a", "b", "sub"), namesIn(folder), "failing move " + failing);
			for (final String name : List.of("a", "b", "sub/c")) assertEquals("old", Files.readString(folder.resolve(name)));
		}
	}

	@Test
	void whatCannotBePutBackIsKeptAndNamed() throws IOException {
		final Path folder = Files.createDirectory(parent.resolve("results"));
		Files.writeString(folder.resolve("a"), "old");
		final int[] moves = { 0 };
		try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
			if (++moves[0] > 1) throw new IOException("the disk is gone");
			StagedMoves.RENAME.move(from, to);
		})) {
			Files.writeString(output.file("a"), "new");
			final String message = assertThrows(XasException.class, output::commit).getMessage();
			assertTrue(message.contains(folder.resolve("a") + " is now "), message);
		}
		try (var all = Files.walk(folder)) {
			assertEquals(1, all.filter(Files::isRegularFile).filter(OutputFolderTest::isOld).count(), "the old file is lost");
		}
	}

	private static boolean isOld(final Path file) {
		try {
			return Files.readString(file).equals("old");
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void runsThatCommitToOneFolderAreNotMixed() throws Exception {
		final Path folder = Files.createDirectory(parent.resolve("results"));
		for (int round = 0; round < 20; round++) {
			final List<CompletableFuture<Void>> runs = IntStream.range(0, 4).mapToObj(run -> CompletableFuture.runAsync(() -> {
				try (OutputFolder output = OutputFolder.open(folder)) {
					for (int file = 0; file < 8; file++) Files.writeString(output.file("f" + file), "run " + run);
					output.commit();
				}
				catch (final IOException e) {
					throw new UncheckedIOException(e);
				}
			})).toList();
			for (final CompletableFuture<Void> run : runs) run.get();
			final Set<String> contents = new HashSet<>();
			for (int file = 0; file < 8; file++) contents.add(Files.readString(folder.resolve("f" + file)));
			assertEquals(1, contents.size(), "files of several runs: " + contents);
			assertEquals(8, namesIn(folder).size(), namesIn(folder).toString());
		}
	}

	@Test
	void whatADeadProcessLeftIsRemovedAndItsHalfCommitUndone() throws IOException {
		final Path folder = Files.createDirectory(parent.resolve("results"));
		final Path left = Files.createDirectories(folder.resolve(".xas-unfinished-1/results")).getParent();
		Files.writeString(left.resolve("results/b"), "new");
		Files.createDirectory(left.resolve("replaced"));
		Files.writeString(left.resolve("replaced/a"), "old");
		Files.writeString(left.resolve("lock"), "");
		try (OutputFolder running = OutputFolder.open(folder)) {
			Files.writeString(running.file("c"), "running");
			assertFalse(Files.exists(left));
			assertEquals("old", Files.readString(folder.resolve("a")));
			OutputFolder.open(folder).close();
			running.commit();
		}
		assertEquals(List.of("a", "c"), namesIn(folder));
	}

	private static List<String> namesIn(final Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(path -> path.getFileName().toString()).sorted().toList();
		}
	}
}
