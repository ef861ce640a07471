package org.xasmapper.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
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
		final Path folder = folderOfOld();
		for (int failing = 1; failing <= 7; failing++) {
			final int[] moves = { failing };
			try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
				if (--moves[0] == 0) throw new IOException("open in another program");
				StagedMoves.RENAME.move(from, to);
			})) {
				writeNew(output);
				final String message = assertThrows(XasException.class, output::commit).getMessage();
				assertTrue(message.contains("open in another program") && message.contains("as they were"), message);
			}
			assertIsOld(folder, "failing move " + failing);
		}
	}

	/** Before each of the moves, and after it, when it was made but nobody was told. */
	@Test
	void anErrorInTheMidstOfACommitPutsAllBack() throws IOException {
		final Path folder = folderOfOld();
		for (final Error error : List.of(new OutOfMemoryError("of a test"), new StackOverflowError("of a test"))) {
			for (int failing = 1; failing <= 14; failing++) {
				final int[] steps = { failing };
				try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
					if (--steps[0] == 0) throw error;
					StagedMoves.RENAME.move(from, to);
					if (--steps[0] == 0) throw error;
				})) {
					writeNew(output);
					assertSame(error, assertThrows(Error.class, output::commit));
				}
				assertIsOld(folder, error + " at step " + failing);
			}
		}
	}

	/** So it is when a process is killed: nothing can be undone any more. */
	@Test
	void whatCannotBePutBackNowIsPutBackByTheNextRun() throws IOException {
		final Path folder = folderOfOld();
		for (int failing = 1; failing <= 14; failing++) {
			final int[] steps = { failing };
			assertThrows(OutOfMemoryError.class, () -> {
				try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
					if (--steps[0] <= 0) throw new OutOfMemoryError("of a test");
					StagedMoves.RENAME.move(from, to);
					if (--steps[0] <= 0) throw new OutOfMemoryError("of a test");
				})) {
					writeNew(output);
					output.commit();
				}
			});
			OutputFolder.open(folder).close();
			assertIsOld(folder, "from step " + failing);
		}
	}

	/** The next run may have been at work when that happened; what it commits stays. */
	@Test
	void halfACommitIsUndoneBeforeTheNext() throws IOException {
		final Path folder = folderOfOld();
		final int[] steps = { 8 };
		try (OutputFolder next = OutputFolder.open(folder)) {
			assertThrows(StackOverflowError.class, () -> {
				try (OutputFolder output = OutputFolder.open(folder, (from, to) -> {
					if (--steps[0] <= 0) throw new StackOverflowError("of a test");
					StagedMoves.RENAME.move(from, to);
				})) {
					writeNew(output);
					Files.writeString(output.file("e"), "new");
					output.commit();
				}
			});
			Files.writeString(next.file("a"), "next");
			Files.writeString(next.file("new/d"), "next");
			next.commit();
		}
		OutputFolder.open(folder).close();
		assertEquals("next", Files.readString(folder.resolve("a")));
		assertEquals("next", Files.readString(folder.resolve("new/d")));
		assertEquals("old", Files.readString(folder.resolve("b")));
		assertEquals(List.of("a", "b", "new", "sub"), namesIn(folder));
	}

	@Test
	void anErrorWhileAFileIsWrittenLeavesNothing() throws IOException {
		final Path folder = parent.resolve("not/yet/there");
		for (int written = 0; written < 3; written++) {
			final int fits = written;
			final OutOfMemoryError error = new OutOfMemoryError("of a test");
			assertSame(error, assertThrows(Error.class, () -> {
				try (OutputFolder output = OutputFolder.open(folder)) {
					Files.writeString(output.file("a"), "new");
					AtomicFile.writeText(output.file("sub/b"), writer -> {
						for (int line = 0; line < fits; line++) writer.write("half\n".repeat(10_000));
						throw error;
					});
				}
			}));
			assertEquals(List.of(), namesIn(parent));
		}
	}

	private Path folderOfOld() throws IOException {
		final Path folder = Files.createDirectories(parent.resolve("results/sub")).getParent();
		for (final String name : List.of("a", "b", "sub/c")) Files.writeString(folder.resolve(name), "old");
		return folder;
	}

	/** Three results take three files' places and the fourth is new: seven moves. */
	private static void writeNew(final OutputFolder output) throws IOException {
		for (final String name : List.of("a", "b", "sub/c", "new/d")) Files.writeString(output.file(name), "new");
	}

	private static void assertIsOld(final Path folder, final String when) throws IOException {
		assertEquals(List.of("a", "b", "sub"), namesIn(folder), when);
		assertEquals(List.of("c"), namesIn(folder.resolve("sub")), when);
		for (final String name : List.of("a", "b", "sub/c")) assertEquals("old", Files.readString(folder.resolve(name)), when);
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
		Files.createDirectories(left.resolve("undo/new/sub"));
		Files.createDirectory(left.resolve("undo/replaced"));
		Files.writeString(left.resolve("undo/replaced/a"), "old");
		// The first came into its place and the second did not.
		Files.writeString(left.resolve("undo/new/sub/d"), "");
		Files.writeString(left.resolve("undo/new/b"), "");
		Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("d"), "new");
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
